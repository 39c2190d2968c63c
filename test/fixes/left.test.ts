/** What a fix leaves of the store that it mends, over every example of the rules' pages. */
import assert from 'node:assert/strict';
import type { Analysis, Finding, Fix, StoreSite } from '../../server/model/finding.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';
import { apply, type Files } from './choose.ts';
import { examples } from './examples.ts';

const storeOf = ({ rule, resource, store }: Finding): string =>
  [rule.kind.id, resource.address, resource.document.uri, ...(store?.path ?? [])].join(' ');

/** The same with what it switches on or off given from elsewhere, so that it can't be known. */
const inDoubt = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const given = name.endsWith('.tf.json')
        ? '"${var.elsewhere}"'
        : name.endsWith('.json')
          ? '{"Fn::ImportValue": "elsewhere"}'
          : '!ImportValue elsewhere';
      return [name, text.replaceAll(/(?<=[\w"]: )(?:true|false)\b/g, () => given)];
    }),
  );

type Why = 'unmet before' | 'in doubt before' | 'whose key cannot be seen' | 'new';
/** Why a rung of the store is asked for after the fix. */
function whyLeft({ rule, verdict }: Finding, { finding, outcome, key }: Fix, { stores }: Analysis): Why {
  const reports = stores.filter(
    ({ site, kind }) => kind.id === rule.kind.id && site.resource === finding.resource && says(site, finding),
  );
  const truths = reports.flatMap(({ rungs }) =>
    rungs.filter((one) => one.rule.id === rule.id).map(({ truth }) => truth),
  );
  if (truths.includes('no')) return 'unmet before';
  if (truths.includes('unknown')) return 'in doubt before';
  const unseen =
    key?.is === 'parameter' || key?.is === 'literal' || (outcome.is === 'mended' && outcome.key === 'kept');
  return verdict === 'unknown' && unseen ? 'whose key cannot be seen' : 'new';
}
const says = (site: StoreSite, { store }: Finding): boolean => site.path.join(' ') === store?.path.join(' ');

/** A doubt counts more than what is certain of a higher rung, so that it is the doubt that is mended. */
const settings = { unknown: 'warning' } as const;
/** The findings on the fix's own store once it is made. */
const leftBy = (fix: Fix, files: Files): readonly Finding[] =>
  lintFiles(apply(files, fix), settings)
    .analyses.flatMap(({ findings }) => findings)
    .filter(({ rule, suppressed }) => rule.rung !== undefined && !suppressed)
    .filter((one) => storeOf(one) === storeOf(fix.finding));

describe('what a fix leaves of its store', () => {
  for (const [what, change] of [
    ['as they are', (files: Files) => files],
    ['in doubt', inDoubt],
  ] as const)
    it(`was unmet or in doubt, or is about the key that the fix names: examples ${what}`, () => {
      const counts = new Map<Why, number>();
      const wrong: string[] = [];
      for (const { page, files: written } of examples) {
        const files = change(written);
        for (const analysis of lintFiles(files, settings).analyses)
          for (const finding of analysis.findings) {
            if (finding.rule.rung === undefined || finding.suppressed) continue;
            for (const fix of analyzer.fixes(finding, analysis).fixes) {
              if (fix.outcome.is !== 'mended') continue;
              for (const left of leftBy(fix, files)) {
                const why = whyLeft(left, fix, analysis);
                counts.set(why, (counts.get(why) ?? 0) + 1);
                if (why === 'new') wrong.push(`${page}: ${fix.title} leaves ${left.rule.id}`);
              }
            }
          }
      }
      assert.deepEqual(wrong, []);
      for (const why of ['unmet before', 'in doubt before', 'whose key cannot be seen'] as const)
        assert.ok((counts.get(why) ?? 0) > 0, why);
    });
});
