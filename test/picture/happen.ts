import { catalogue } from '../../rules/index.ts';
import { applyEdits } from '../../server/edits/apply.ts';
import type { Analysis, Finding, Fix } from '../../server/model/finding.ts';
import type { Settings } from '../../server/model/settings.ts';
import { locationOf } from '../../server/model/source.ts';
import { linesOf } from '../../server/syntax/lines.ts';
import { analyzer, lintFiles, uriOf } from './lint-files.ts';
import type { Drawn, Mark } from './page.ts';

export interface Happened {
  readonly files: Readonly<Record<string, Drawn>>;
  readonly findings: readonly Finding[];
  /** Those that no fix shown here is for. */
  readonly left: readonly Finding[];
  readonly fixed: Readonly<Record<string, string>>;
}

/** A rule that the strictest profile leaves off is shown under one that has it on. */
export const shownUnder = (ruleId: string): Partial<Settings> => {
  const severity = catalogue.rules().find(({ id }) => id === ruleId)?.severity;
  return severity?.strict === 'off' ? { profile: 'hipaa' } : {};
};

/** Judges files, keeps the findings of one rule, applies the first fix of each, and tells all of it. */
export function happen(
  files: Readonly<Record<string, string>>,
  ruleId: string,
  settings: Partial<Settings> = {},
): Happened {
  const { analyses, documents } = lintFiles(files, settings);
  const found = analyses.flatMap((analysis) => findingsOf(analysis, ruleId).map((finding) => ({ finding, analysis })));
  const fixed: Record<string, string> = { ...files };
  const fixes: Fix[] = [];
  const left: Finding[] = [];
  for (const { finding, analysis } of found) {
    const fix = finding.verdict === 'unknown' ? undefined : analyzer.fixes(finding, analysis).fixes.find(isShown);
    if (!fix) left.push(finding);
    if (
      fix &&
      !fixes.some((other) =>
        other.edits.some((a) =>
          fix.edits.some((b) => a.uri === b.uri && a.span.start === b.span.start && a.text === b.text),
        ),
      )
    )
      fixes.push(fix);
  }
  for (const name of Object.keys(files)) {
    const edits = fixes.flatMap((fix) => fix.edits.filter((edit) => edit.uri === uriOf(name)));
    if (edits.length > 0) fixed[name] = applyEdits(files[name] ?? '', edits);
  }
  const drawn: Record<string, Drawn> = {};
  for (const [name, document] of documents) {
    const marks: Mark[] = [];
    for (const { finding } of found) {
      const { uri, span } = locationOf(finding.site);
      if (uri !== document.uri) continue;
      const start = linesOf(document.text).position(span.start);
      const end = linesOf(document.text).position(span.end);
      const lineEnd = (document.text.split(/\r?\n/)[start.line] ?? '').length;
      const message = `${finding.verdict === 'unknown' ? 'unsure: ' : ''}${finding.rule.title}`;
      marks.push({
        line: start.line,
        start: start.character,
        end: end.line === start.line ? end.character : lineEnd,
        message,
      });
    }
    drawn[name] = { before: files[name] ?? '', after: fixed[name] ?? '', marks };
  }
  return { files: drawn, findings: found.map(({ finding }) => finding), left, fixed };
}

/** Keys that a fix writes are shown by tests of their own: with them no page would show what it is about. */
const isShown = ({ id, key }: Fix): boolean => id !== 'suppress' && key?.is !== 'new' && key?.is !== 'parameter';

const findingsOf = (analysis: Analysis, ruleId: string): readonly Finding[] =>
  analysis.findings.filter((finding) => finding.rule.id === ruleId && !finding.suppressed);
