import { DIALECTS, type Dialect } from './dialects/index.ts';
import { addSpeller } from './dialects/speller.ts';
import { explainFinding, explainStore } from './engine/findings/explain.ts';
import { secretsIn } from './dialects/secrets.ts';
import { joinedMarkdown, markdown } from './model/text/markdown.ts';
import { joined, terminal } from './model/text/terminal.ts';
import { lint } from './engine/lint.ts';
import { workingLines } from './engine/working/working-lines.ts';
import { workResource } from './engine/working/work-resource.ts';
import { createWorld } from './engine/world.ts';
import { choicesFor, preferredFor } from './fixes/choices.ts';
import { composeFixes } from './fixes/compose-fixes.ts';
import { fixAll } from './fixes/fix-all.ts';
import { offersFor } from './fixes/offers.ts';
import { suppressionOf } from './fixes/suppression.ts';
import { togetherFor, widerFor } from './fixes/wider.ts';
import type { Analyzer } from './model/finding.ts';
import type { Catalogue } from './model/rule.ts';

export interface AnalyzerOptions {
  readonly catalogue: Catalogue;
  /** Those in which resources may be written; all that AtRest knows unless told otherwise. */
  readonly dialects?: readonly Dialect[];
  /** The Markdown page of a rule; entries read them lazily from beside the bundle. */
  readonly page: (ruleId: string) => string | undefined;
  /** What other tools call a rule, in one line; read lazily, too. */
  readonly checks?: (ruleId: string) => string | undefined;
  /** YYYY-MM-DD; suppressions and dated facts are judged by it. */
  readonly today?: string;
}

/** The one core behind the editor, the command line and the npm API. Holds no state: what an analysis leaves to the next hangs on it. */
export function createAnalyzer({
  catalogue,
  dialects = DIALECTS,
  page,
  checks,
  today = new Date().toISOString().slice(0, 10),
}: AnalyzerOptions): Analyzer {
  for (const { notation } of dialects) if (notation) addSpeller(notation.facts, notation.speller);
  return {
    catalogue,
    page,
    analyze: (project, settings, previous) => lint(project, catalogue, settings, today, previous),
    fixes: (finding, analysis, key) => {
      const { fixes, refused } = choicesFor(finding, analysis, catalogue, key);
      const suppression = suppressionOf(finding);
      return { fixes: suppression ? [...fixes, suppression] : fixes, refused };
    },
    offers: (finding, analysis, key) => offersFor(finding, analysis, catalogue, key),
    preferred: (finding, analysis) => preferredFor(finding, analysis, catalogue),
    wider: (finding, analysis) => widerFor(finding, analysis, catalogue),
    together: (findings, analysis, key) => togetherFor(findings, analysis, catalogue, key),
    compose: composeFixes,
    fixAll: (findings, analysis) => fixAll(findings, analysis, catalogue),
    explain: (finding, told, fix) =>
      joinedMarkdown(explainFinding(finding, markdown, told, fix, checks?.(finding.rule.id)), '\n'),
    explainText: (finding, fix, told = false) =>
      joined(explainFinding(finding, terminal, told, fix, checks?.(finding.rule.id)), '\n'),
    work: (resource, { project }, settings) => workResource(resource, catalogue, settings, createWorld(project), today),
    workText: (working, placed) =>
      joined(
        workingLines(working, terminal, placed).map(({ depth, line }) => terminal`${'  '.repeat(depth)}${line}`),
        '\n',
      ),
    secrets: secretsIn,
    explainStore: (report, { project }, settings) =>
      joined(explainStore(report, terminal, createWorld(project), catalogue, settings), '\n'),
  };
}
