/**
 * Every fix of every finding on real inputs, alone and together, in several layouts. What must be so of each is in check-fix.ts.
 * `ATREST_CORPUS` names a folder to take instead of the sample, `ATREST_PART` a part of it.
 */
import assert from 'node:assert/strict';
import { applyEdits } from '../../server/edits/apply.ts';
import { compose } from '../../server/edits/compose.ts';
import type { Analysis, Finding } from '../../server/model/finding.ts';
import type { Settings } from '../../server/model/settings.ts';
import { analyzer } from '../picture/lint-files.ts';
import { choicesOf, mending } from './choices-of.ts';
import { certain, checkFix, keyOf, look, type Looked, type Planned } from './check-fix.ts';
import { intendedBy } from './intended.ts';
import { fitted } from './schema-fit.ts';
import { folder, layouts, minified, notations, realTexts, type RealText } from './real-texts.ts';

const counts: Record<string, number> = {};
const count = (what: string, by = 1): void => {
  counts[what] = (counts[what] ?? 0) + by;
};
const reasons = new Map<string, { count: number; readonly first: string }>();
function refuse(because: string, where: string): void {
  count('refused');
  const plain = because.replace(/`[^`]*`|"[^"]*"/g, '…');
  const known = reasons.get(plain);
  if (known) known.count++;
  else reasons.set(plain, { count: 1, first: where });
}
/** In a run over a folder every wrong one is to be seen, not the first of each text. */
const wrong: string[] = [];
function attempt(action: () => void): void {
  if (folder === undefined) action();
  else
    try {
      action();
    } catch (error) {
      wrong.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
}

const shutsOut = ({ access }: Planned): boolean => access === 'denies-clients';
function kindOf({ id, key, finding, title }: Planned): string {
  const way = /^(shared|alike|together|let-in)/.exec(id)?.[1];
  const { rule } = finding;
  const make =
    rule.rung === undefined && rule.makes?.[Number(id.replace(/:.*$/s, ''))]?.append ? 'statement' : rule.concern;
  return [
    way ?? (rule.rung === undefined ? make : 'level'),
    key?.is,
    title.includes('by changing') ? 'elsewhere' : undefined,
  ]
    .filter((word) => word !== undefined)
    .join(', ');
}

function check(what: string, before: Looked, analysis: Analysis, fix: Planned, settings: Partial<Settings> = {}): void {
  const meant = [fix.finding, ...fix.also];
  const intended = intendedBy(meant, analysis);
  checkFix({ what, before, edits: fix.edits, fix, meant, intended, settings, shutsOut: shutsOut(fix) });
}

function tryText({ file, name, text }: RealText): void {
  const before = look(name, text);
  if (before.findings.every(({ suppressed }) => suppressed)) return;
  count('texts');
  count('findings', before.findings.length);
  const fixed: { readonly id: string; readonly text: string }[] = [];
  for (const { analysis, fix } of choicesOf(before, ({ because, finding }) => {
    refuse(because, `${file} ${finding.rule.id}`);
  })) {
    count('alone');
    count(`  ${kindOf(fix)}`);
    const what = `${file}: ${fix.finding.rule.id}: ${fix.title}`;
    fixed.push({ id: fix.id, text: applyEdits(text, fix.edits) });
    attempt(() => {
      check(what, before, analysis, fix);
    });
  }
  attempt(() => {
    tryAll(`${file}, all that is safe`, before, (finding, analysis) => analyzer.preferred(finding, analysis));
  });
  attempt(() => {
    tryAll(`${file}, all`, before, (finding, analysis) => analyzer.fixes(finding, analysis).fixes.find(mending));
  });
  attempt(() => {
    tryProfile(file, name, text);
  });
  for (const layout of layouts) {
    const other = layout.of(text);
    if (other === undefined || other === text) continue;
    const seen = look(name, other);
    const again = [...choicesOf(seen)];
    count(layout.name, again.length);
    attempt(() => {
      assert.deepEqual(
        again.map(({ fix }) => fix.id),
        fixed.map(({ id }) => id),
        `${file}, ${layout.name}: the same fixes`,
      );
      for (const [index, { analysis, fix }] of again.entries()) {
        if (applyEdits(other, fix.edits) === layout.same(fixed[index]?.text ?? '')) continue;
        const what = `${file}, ${layout.name}: ${fix.finding.rule.id}: ${fix.title}`;
        assert.ok(layout.mayDiffer?.(text), `${what}: is as in the text as it is`);
        count('in another place');
        check(what, seen, analysis, fix);
      }
    });
  }
  if (name.endsWith('.json')) tryNotations(file, name, text, fixed);
}

/** Where less is asked, the first fix that there is, and all together. */
function tryProfile(file: string, name: string, text: string): void {
  const settings = { profile: 'hipaa' } as const;
  const before = look(name, text, settings);
  for (const analysis of before.analyses)
    for (const finding of analysis.findings.filter(({ suppressed }) => !suppressed)) {
      const fix = analyzer.fixes(finding, analysis).fixes.find(mending);
      if (!fix) continue;
      count('hipaa');
      check(`${file}, hipaa: ${finding.rule.id}: ${fix.title}`, before, analysis, fix as Planned, settings);
    }
  const first: Choose = (finding, analysis) => analyzer.fixes(finding, analysis).fixes.find(mending);
  tryAll(`${file}, hipaa, all`, before, first, settings);
}

/** A text that is one way to write its data stays the one way to write its data. */
function tryNotations(
  file: string,
  name: string,
  text: string,
  fixed: readonly { readonly id: string; readonly text: string }[],
): void {
  for (const { name: notation, of, keeps } of notations) {
    const other = of(text);
    // Keys that are there twice are lost.
    if (other === undefined || other === text) continue;
    const again = [...choicesOf(look(name, other))];
    if (again.length !== fixed.length) continue;
    count(notation, again.length);
    attempt(() => {
      for (const [index, { fix }] of again.entries()) {
        const made = applyEdits(other, fix.edits);
        assert.ok(keeps(made), `${file}, ${notation}: ${fix.title} is in the notation`);
        const same = minified(made) === minified(fixed[index]?.text ?? '');
        assert.ok(same, `${file}, ${notation}: ${fix.title} is as in the text as it is`);
      }
    });
  }
}

type Choose = (finding: Finding, analysis: Analysis) => unknown;
/** One fix of each finding, put together; what waits for a fresh look gets one. It comes to rest. */
function tryAll(what: string, start: Looked, choose: Choose, settings: Partial<Settings> = {}): void {
  let before = start;
  const met = new Set<string>();
  for (let round = 0; ; round++) {
    const sets = before.analyses.flatMap((analysis) =>
      analysis.findings.filter(certain).flatMap((finding) => {
        const fix = choose(finding, analysis) as Planned | undefined;
        return fix ? [{ fix, analysis }] : [];
      }),
    );
    if (sets.length === 0) return;
    assert.ok(
      round < 8,
      `${what}: comes to rest (${sets.map(({ fix }) => `${fix.finding.rule.id}: ${fix.title}`).join('; ')})`,
    );
    const { edits, taken } = compose(sets.map(({ fix }) => fix.changes));
    const made = sets.filter((_, index) => taken.includes(index)).map(({ fix }) => fix);
    count('together');
    const meant = made.flatMap(({ finding, also }) => [finding, ...also]);
    const intended = { patterns: [], fresh: new Set<string>() };
    const unseen = new Set(
      made.filter(({ id, key }) => id === 'aws' || key?.is === 'parameter').map(({ finding }) => finding),
    );
    before = checkFix({ what, unseen, before, edits, meant, intended, settings, shutsOut: made.some(shutsOut) });
    for (const { finding } of made) {
      const once = `${keyOf(finding)} ${finding.rule.id}`;
      assert.ok(!met.has(once), `${what}: ${once} is met once`);
      met.add(once);
    }
  }
}

describe('fixes on real inputs', () => {
  const texts = folder === undefined ? [...realTexts()] : realTexts();
  for (const text of texts)
    it(text.file, () => {
      wrong.length = 0;
      tryText(text);
      assert.equal(wrong.length, 0, `${String(wrong.length)} wrong\n${[...new Set(wrong)].slice(0, 12).join('\n')}`);
      count('wrong', wrong.length);
    }).timeout(240_000);
  after(() => {
    console.log(`    held against schemas: ${JSON.stringify(fitted)}`);
    console.log(
      Object.entries(counts)
        .map(([what, number]) => `    ${what}: ${String(number)}`)
        .join('\n'),
    );
    for (const [because, { count: number, first }] of [...reasons].sort(([, a], [, b]) => b.count - a.count))
      console.log(`    ${String(number)} refused: ${because}${folder === undefined ? '' : ` (${first})`}`);
  });
});
