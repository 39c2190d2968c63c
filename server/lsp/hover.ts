import type { Hover, Position } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import type { Deploys } from '../deploy/deploys.ts';
import { isPlain, tellEffect } from '../deploy/tell.ts';
import type { Analyzer, Fix } from '../model/finding.ts';
import { SHOW_PAGE } from './capabilities.ts';
import type { Client } from './client.ts';
import type { Fixes } from './fixes.ts';
import { isSuppression } from './offers.ts';
import { touches } from './range.ts';
import type { DocumentReport, Shown } from './report.ts';

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
  const texts = new Set(
    here.map(({ finding }) => {
      const text = analyzer.explain(finding, true);
      return several ? `\`${finding.rule.id}\`\n\n${text}` : text;
    }),
  );
  const kind = client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  // Fixes are made in this turn of the event loop, while the places of the analysis hold.
  const first = here.flatMap((shown) => firstFix(shown, fixes));
  const recipes = new Set(first.flatMap(({ fix }) => fix.recipe ?? []));
  const parts = [
    ...texts,
    ...(await deployTexts(first, deploys)),
    listOf([...recipes]),
    ...pageLinks(here, client),
  ].filter((text) => text !== '');
  return parts.length === 0 ? null : { range, contents: { kind, value: parts.join('\n\n---\n\n') } };
}

interface FirstFix extends Pick<Shown, 'analysis'> {
  readonly fix: Fix;
}
function firstFix(shown: Shown, fixes: Fixes): readonly FirstFix[] {
  const fix = shown.finding.fixable ? fixes.of(shown).find((one) => !isSuppression(one)) : undefined;
  return fix ? [{ fix, analysis: shown.analysis }] : [];
}

/** What a deploy of the first fixes does, where it is more than a change in place. */
async function deployTexts(first: readonly FirstFix[], deploys: Deploys): Promise<readonly string[]> {
  const outcomes = first.flatMap(({ fix, analysis }) => (fix.impact === 'in-place' ? [] : [deploys.of(fix, analysis)]));
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined));
  const known = await Promise.all(outcomes.map((outcome) => Promise.race([outcome, late])));
  const texts = known.flatMap((outcome) => {
    if (outcome?.computed !== true || isPlain(outcome)) return [];
    const lines = outcome.effects.slice(0, maximumLines).map(tellEffect);
    const rest = outcome.effects.length - lines.length;
    return [`A deploy of the fix:\n\n${listOf([...lines, ...(rest > 0 ? [`and ${rest} more`] : [])])}`];
  });
  return [...new Set(texts)];
}
const maximumLines = 8;

const listOf = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** Links to the pages of the rules, in an editor that shows pages by a command of its own. */
function pageLinks(here: readonly Shown[], client: Client): readonly string[] {
  if (!client.commands.includes(SHOW_PAGE)) return [];
  const rules = [...new Set(here.map(({ finding }) => finding.rule.id))];
  const links = rules.map((id) => `[Page of ${id}](command:${SHOW_PAGE}?${encodeURIComponent(JSON.stringify([id]))})`);
  return [links.join(' · ')];
}
