import type { Hover, Position } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import type { Analyzer } from '../model/finding.ts';
import { SHOW_PAGE } from './capabilities.ts';
import type { Client } from './client.ts';
import { touches } from './range.ts';
import type { DocumentReport, Shown } from './report.ts';

/** Why there is a finding at this place, and what would change it; goes on where the diagnostic ends, which editors show beside it. */
export function hoverAt(
  position: Position,
  reports: readonly DocumentReport[],
  analyzer: Analyzer,
  client: Client,
): Hover | null {
  const cursor = { start: position, end: position };
  const here = reports.flatMap(({ shown }) => shown).filter(({ diagnostic }) => touches(diagnostic.range, cursor));
  const range = here[0]?.diagnostic.range;
  if (!range) return null;
  const several = new Set(here.map(({ finding }) => finding.rule.id)).size > 1;
  const texts = new Set(
    here.map(({ finding }) => {
      const text = analyzer.explain(finding, true);
      return several ? `\`${finding.rule.id}\`\n\n${text}` : text;
    }),
  );
  const kind = client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  const parts = [...texts, ...pageLinks(here, client)].filter((text) => text !== '');
  return parts.length === 0 ? null : { range, contents: { kind, value: parts.join('\n\n---\n\n') } };
}

/** Links to the pages of the rules, in an editor that shows pages by a command of its own. */
function pageLinks(here: readonly Shown[], client: Client): readonly string[] {
  if (!client.commands.includes(SHOW_PAGE)) return [];
  const rules = [...new Set(here.map(({ finding }) => finding.rule.id))];
  const links = rules.map((id) => `[Page of ${id}](command:${SHOW_PAGE}?${encodeURIComponent(JSON.stringify([id]))})`);
  return [links.join(' · ')];
}
