import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { allTexts } from '../syntax/texts.ts';
import { draw } from './picture.ts';
import { readAgain } from './second-reader.ts';
import { attempt, documentOf } from './trial.ts';
import type { Subject, Verdict } from './trial.ts';
import { layouts, wishesFor } from './wishes.ts';

/** With a corpus named, every layout of every text is tried; else the text as it is and one other layout, in turn. */
const thorough = process.env['ATREST_CORPUS'] !== undefined;
/** Maps and lists tried in each text; larger texts get fewer, since both readers read each result whole. */
const spots = (text: string): number => (text.length > 100_000 ? 1 : text.length > 20_000 || !thorough ? 2 : 4);
const largest = 300_000;

describe('edits of real templates', function () {
  this.timeout(3_600_000);

  it('change what they are meant to and nothing else', () => {
    const counts = new Map<string, Record<Verdict, number>>();
    const reasons = new Map<string, number>();
    const wrong: string[] = [];
    const begin = performance.now();
    let files = 0;
    for (const { name, syntax, text: written } of allTexts()) {
      if (written.length > largest) continue;
      files++;
      const others = layouts.slice(1);
      const tried = thorough ? layouts : [layouts[0], others[files % others.length]];
      for (const layout of tried) {
        if (!layout) continue;
        const text = layout.of(written, syntax);
        if (text === undefined || (layout.name !== 'as is' && text === written)) continue;
        const subject: Subject = { uri: `file:///${name}`, syntax, text };
        const document = documentOf(subject);
        if (document.roots[0]?.kind !== 'map') continue;
        const before = readAgain(text, syntax);
        const tally = counts.get(`${syntax}, ${layout.name}`) ?? { ok: 0, same: 0, refused: 0, unread: 0, wrong: 0 };
        counts.set(`${syntax}, ${layout.name}`, tally);
        for (const { name: change, wishes } of wishesFor(document, spots(text))) {
          const trial = attempt(subject, document, wishes, before);
          tally[trial.verdict]++;
          if (trial.verdict === 'wrong')
            wrong.push(`${name}, ${layout.name}, ${change}: ${trial.why}\n${excerpt(draw(text, trial.after))}`);
          const reason = trial.why.replace(/"[^"]*"|[&*]\w+|Item \d+|(?:!|Fn::)\w+|\bRef\b/g, '…');
          if (trial.verdict === 'refused') reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        }
      }
    }
    report(counts, reasons, files, performance.now() - begin);
    assert.ok(files > 0, 'no texts to try');
    assert.equal(wrong.length, 0, wrong.slice(0, 5).join('\n\n'));
  });
});

const excerpt = (drawn: string): string => {
  const lines = drawn.split('\n');
  const near = (index: number): boolean =>
    lines.slice(Math.max(0, index - 3), index + 4).some((line) => !line.startsWith('  '));
  return lines
    .filter((_, index) => near(index))
    .slice(0, 40)
    .join('\n');
};

function report(
  counts: ReadonlyMap<string, Record<Verdict, number>>,
  reasons: ReadonlyMap<string, number>,
  files: number,
  milliseconds: number,
): void {
  const total = { ok: 0, same: 0, refused: 0, unread: 0, wrong: 0 };
  const line = ({ ok, same, refused, unread, wrong }: Record<Verdict, number>): string =>
    `${ok} right, ${same} already so, ${refused} refused, ${unread} not for the second reader, ${wrong} wrong`;
  const lines = [...counts].map(([layout, tally]) => {
    for (const verdict of ['ok', 'same', 'refused', 'unread', 'wrong'] as const) total[verdict] += tally[verdict];
    return `      ${layout}: ${line(tally)}`;
  });
  const why = [...reasons].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `      ${count} refused: ${reason}`);
  const head = `      ${files} texts in ${(milliseconds / 1000).toFixed(1)} s: ${line(total)}`;
  process.stdout.write(`${[head, ...lines, ...why].join('\n')}\n`);
}
