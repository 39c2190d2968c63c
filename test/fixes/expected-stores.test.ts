/** Fixes of what the expectations of stores write: each is another one, and leaves the store at the level that it promises. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../server/edits/apply.ts';
import type { Analysis, Finding } from '../../server/model/finding.ts';
import { analyzer, lintFiles, uriOf } from '../picture/lint-files.ts';
import { filesWith, readExpectations } from '../rules/expectations.ts';

const levelsAt = (analyses: readonly Analysis[], { rule, judged, resource }: Finding): string | undefined =>
  analyses
    .flatMap(({ stores }) => stores)
    .find(
      ({ site, kind }) =>
        kind.id === rule.kind.id &&
        site.resource.address === resource.address &&
        JSON.stringify(site.path) === JSON.stringify(judged.path),
    )
    ?.protection.levels.join('|');

/** Of each kind one row, the one that most is to be done for: rows of other states say the same things in other notations. */
const rows = [...readExpectations()].flatMap(([id, expectation]) => {
  const row = expectation.rows.find(({ state }) => state === 'off') ?? expectation.rows[0];
  return row ? [[id, row] as const] : [];
});

describe('fixes of the stores of the expectations', () => {
  for (const [id, row] of rows)
    it(`${id}: ${row.type}, ${row.state}`, () => {
      const files = filesWith(row);
      for (const analysis of lintFiles(files).analyses)
        for (const finding of analysis.findings) {
          if (finding.rule.rung === undefined) continue;
          const { fixes } = analyzer.fixes(finding, analysis);
          assert.equal(new Set(fixes.map((fix) => fix.id)).size, fixes.length, fixes.map((fix) => fix.id).join(', '));
          for (const { id: fix, outcome, key, edits } of fixes) {
            if (outcome.is !== 'mended' || outcome.level === undefined || key?.is === 'parameter') continue;
            const after: Record<string, string> = {};
            for (const [name, text] of Object.entries(files)) {
              const here = edits.filter(({ uri }) => uri === uriOf(name));
              after[name] = applyEdits(text, here);
            }
            assert.equal(levelsAt(lintFiles(after).analyses, finding), outcome.level, fix);
          }
        }
    });
});
