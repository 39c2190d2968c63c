import type { Hover, Position } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import type { Analyzer } from '../model/finding.ts';
import { touches } from './range.ts';
import type { DocumentReport } from './report.ts';

/** Why there is a finding at this place, and what would change it. */
export function hoverAt(
  position: Position,
  reports: readonly DocumentReport[],
  analyzer: Analyzer,
  markdown: boolean,
): Hover | null {
  const cursor = { start: position, end: position };
  const here = reports.flatMap(({ shown }) => shown).filter(({ diagnostic }) => touches(diagnostic.range, cursor));
  const range = here[0]?.diagnostic.range;
  if (!range) return null;
  const texts = [...new Set(here.map(({ finding }) => analyzer.explain(finding)))];
  const value = texts.join('\n\n---\n\n');
  return { range, contents: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value } };
}
