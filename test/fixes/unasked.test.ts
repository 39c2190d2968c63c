/**
 * What `atrest fix` without options makes, over every example of the rules' pages and the sample of real files, does no harm: it
 * deploys in place, lets in whom it let in, lowers no store, and turns nothing on that somebody turned off, but for encryption itself.
 */
import assert from 'node:assert/strict';
import { chooseFix } from '../../server/app/fix/choice.ts';
import type { Analysis, Fix, StoreReport } from '../../server/model/finding.ts';
import { type Level, LEVELS } from '../../server/model/level.ts';
import { readAgain } from '../edits/second-reader.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';
import { apply, type Files } from './choose.ts';
import { differences } from './difference.ts';
import { examples } from './examples.ts';
import { realTexts } from './real-texts.ts';

const UNASKED = { impact: 'in-place', access: 'unchanged', rule: [] } as const;

/** Rules beside those of stores that turn something on: nobody reads less, nothing is refused, and no data moves. */
const TURN_ON = new Map([
  ['kms-key-rotated', 'new data is under new key material, old data under the old'],
  ['s3-bucket-key-on', 'fewer requests to KMS, for the same callers'],
]);

const turnedOn = (before: Files, after: Files): readonly string[] =>
  Object.entries(before).flatMap(([name, text]) => {
    const syntax = name.endsWith('.json') ? 'json' : 'yaml';
    const [old, fresh] = [text, after[name] ?? ''].map((one) => readAgain(one, syntax)?.[0] ?? []);
    return (old ?? []).flatMap((root, index) =>
      [...differences(root, (fresh ?? [])[index])].flatMap(({ path, before: was, after: is }) =>
        String(was) === 'false' && String(is) === 'true' ? [path.join('.')] : [],
      ),
    );
  });

const nameOf = ({ site, kind }: StoreReport): string =>
  [kind.id, site.resource.address, site.resource.document.uri, ...site.path].join(' ');
/** The lowest level that a store may have. */
const lowest = ({ protection }: StoreReport): Level | undefined =>
  LEVELS.find((level) => protection.levels.includes(level));

function check(what: string, files: Files, analysis: Analysis, fix: Fix, wrong: string[]): void {
  const told = (why: string): number => wrong.push(`${what}: ${fix.title}: ${why}`);
  const { rule } = fix.finding;
  if (fix.impact !== 'in-place') told(fix.impact);
  if (fix.access !== 'unchanged') told(fix.access);
  const fixed = apply(files, fix);
  for (const path of turnedOn(files, fixed))
    if (rule.rung === undefined && rule.concern !== 'in-transit' && !TURN_ON.has(rule.id)) told(`turns on ${path}`);
  const after = new Map(
    lintFiles(fixed).analyses.flatMap(({ stores }) =>
      stores.map((report) => [nameOf(report), lowest(report)] as const),
    ),
  );
  for (const report of analysis.stores) {
    const [was, is] = [lowest(report), after.get(nameOf(report))];
    if (was !== undefined && is !== undefined && LEVELS.indexOf(is) < LEVELS.indexOf(was))
      told(`${report.site.resource.address} had ${was} and has ${is}`);
  }
}

function* projects(): Generator<{ readonly what: string; readonly files: Files }> {
  for (const { page, files } of examples) yield { what: page, files };
  for (const { file, name, text } of realTexts()) yield { what: file, files: { [name]: text } };
}

describe('what is fixed unasked', () => {
  it('is in place, lowers no store, and turns on nothing but encryption', () => {
    const wrong: string[] = [];
    let fixes = 0;
    for (const { what, files } of projects())
      for (const analysis of lintFiles(files).analyses)
        for (const finding of analysis.findings) {
          if (finding.suppressed) continue;
          const choice = chooseFix(finding, analysis, analyzer, UNASKED);
          if (!('fix' in choice)) continue;
          fixes++;
          check(what, files, analysis, choice.fix, wrong);
        }
    assert.deepEqual(wrong, []);
    assert.ok(fixes > 100, String(fixes));
  });
});
