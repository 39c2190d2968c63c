import type { Hover, Position } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import type { Deploys } from '../deploy/deploys.ts';
import { isPlain, tellEffect } from '../deploy/tell.ts';
import type { Analysis, Analyzer, Fix } from '../model/finding.ts';
import { joinedMarkdown, markdown } from '../model/text/markdown.ts';
import type { Markdown } from '../model/text/markdown.ts';
import { SHOW_PAGE } from './editor/capabilities.ts';
import type { Client } from './editor/client.ts';
import type { Fixes } from './actions/fixes.ts';
import { isSuppression } from './actions/available-actions.ts';
import { touches } from './editor/range.ts';
import type { DocumentReport, Shown } from './diagnostics/report.ts';

interface HoverParts {
  readonly analyzer: Analyzer;
  readonly client: Client;
  readonly fixes: Fixes;
  readonly deploys: Deploys;
}
/** Milliseconds that a hover waits for what a deploy does; the next one has it then. */
const patience = 700;

/** Why there is a finding at this place, and what would change it; goes on where the diagnostic ends, which editors show beside it. */
export async function hoverAt(
  position: Position,
  reports: readonly DocumentReport[],
  { analyzer, client, fixes, deploys }: HoverParts,
): Promise<Hover | null> {
  const cursor = { start: position, end: position };
  const here = reports.flatMap(({ shown }) => shown).filter(({ diagnostic }) => touches(diagnostic.range, cursor));
  const range = here[0]?.diagnostic.range;
  if (!range) return null;
  const several = new Set(here.map(({ finding }) => finding.rule.id)).size > 1;
  // Fixes are made in this turn of the event loop, while the places of the analysis hold.
  const first = here.map((shown) => ({ shown, fix: firstFix(shown, fixes) }));
  const texts = first.map(async ({ shown: { finding, analysis }, fix }) => {
    const deploy = fix && (await deployLines(fix, analysis, deploys));
    const known = {
      ...(deploy && { deploy }),
      ...(fix?.cost && { cost: fix.cost }),
      ...(fix?.recipe && { recipe: fix.recipe }),
    };
    // An editor that shows no Markdown would show its escapes.
    if (!client.markdown) {
      const text = analyzer.explainText(finding, known, true).toString();
      return several ? `${finding.rule.id}\n\n${text}` : text;
    }
    const text = analyzer.explain(finding, true, known);
    return several ? joinedMarkdown([markdown`\`${finding.rule.id}\``, markdown``, text], '\n') : text;
  });
  const kind = client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  const links = client.markdown ? pageLinks(here, client) : [];
  const parts = [...new Set<string>(await Promise.all(texts)), ...links].filter(({ length }) => length > 0);
  return parts.length === 0 ? null : { range, contents: { kind, value: parts.join('\n\n---\n\n') } };
}

const firstFix = (shown: Shown, fixes: Fixes): Fix | undefined =>
  shown.finding.fixable ? fixes.of(shown).find((one) => !isSuppression(one)) : undefined;

/** What a deploy of a fix does, where it is more than a change in place and known in time. */
async function deployLines(fix: Fix, analysis: Analysis, deploys: Deploys): Promise<readonly string[] | undefined> {
  if (fix.impact === 'in-place') return undefined;
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined));
  const outcome = await Promise.race([deploys.of(fix, analysis), late]);
  if (outcome?.computed !== true || isPlain(outcome)) return undefined;
  const lines = outcome.effects.slice(0, maximumLines).map(tellEffect);
  const rest = outcome.effects.length - lines.length;
  return rest > 0 ? [...lines, `and ${rest} more`] : lines;
}
const maximumLines = 8;

/** Links to the pages of the rules, in an editor that shows pages by a command of its own. */
function pageLinks(here: readonly Shown[], client: Client): readonly Markdown[] {
  if (!client.commands.includes(SHOW_PAGE)) return [];
  const rules = [...new Set(here.map(({ finding }) => finding.rule.id))];
  const links = rules.map((id) => {
    const link = `command:${SHOW_PAGE}?${encodeURIComponent(JSON.stringify([id]))}`;
    return markdown`[Page of ${id}](${{ link }})`;
  });
  return [joinedMarkdown(links, ' · ')];
}
