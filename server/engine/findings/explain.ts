import { code } from '../../model/text/code.ts';
import type { ExplainedFix, Finding, Protection, StoreReport } from '../../model/finding.ts';
import type { Catalogue } from '../../model/rule.ts';
import type { Settings } from '../../model/settings.ts';
import { costWords } from '../../model/cost.ts';
import type { Impact } from '../../model/impact.ts';
import type { Level } from '../../model/level.ts';
import type { Link } from '../../model/text/link.ts';
import { levelsOf } from '../judge/level.ts';
import { storeName, whenText } from './message.ts';
import type { World } from '../world.ts';
import { guardOf, underEveryCase } from '../cases.ts';
import { evidenceOf } from './evidence.ts';
import { hopWords } from './hop-words.ts';
import { present } from '../judge/judge-store.ts';
import { spellingsOf } from '../look.ts';

export const LEVEL_TEXT: Readonly<Record<Level, string>> = {
  none: 'not encrypted',
  service: 'encrypted with a key of the service',
  aws: 'encrypted with an AWS-managed KMS key',
  customer: 'encrypted with a customer-managed KMS key',
};
export const IMPACT_TEXT: Readonly<Record<Impact, string>> = {
  'in-place': 'it changes in place',
  interrupts: 'it changes in place, with an interruption',
  'may-replace': 'it may be replaced',
  unknown: 'what a deploy does is not known',
  replaces: 'it is replaced: a deploy makes a new, empty one',
  rejected: 'CloudFormation rejects the update; a new resource is needed',
};

/** A line of ours around sentences and names, written for where it is shown: the tags `markdown` and `terminal`. */
export type Write<Line> = (parts: TemplateStringsArray, ...values: readonly (string | number | Link)[]) => Line;

/** Why a finding is there, in lines of Markdown: verdict, level now and wanted, what a fix does on deploy, controls, evidence. */
export function explainFinding<Line>(
  finding: Finding,
  line: Write<Line>,
  told = false,
  { deploy, cost, recipe = [] }: ExplainedFix = {},
  checks?: string,
): readonly Line[] {
  const { rule, protection } = finding;
  const lines = told ? [] : [line`**${rule.title}** (${code(rule.id)})`, line``, line`${finding.message}`, line``];
  if (protection) {
    const now = protection.levels.map((level) => LEVEL_TEXT[level]).join(', or ');
    lines.push(
      line`- Now: ${now}${protection.basis === 'default' ? ' (by default, not written down)' : protection.basis === 'inherited' ? ' (inherited)' : ''}`,
    );
  }
  if (finding.wanted)
    lines.push(
      line`- Wanted: ${LEVEL_TEXT[finding.wanted]}${rule.rung === 'declared' ? ', written down' : rule.rung === 'customer-key' ? '' : ', or better'}`,
    );
  const when = whenText(finding.cases);
  if (when !== '') lines.push(line`- Applies${when}`);
  if (deploy) lines.push(line`- A deploy of the fix:`, ...deploy.map((one) => line`  - ${one}`));
  else if (finding.fixable) lines.push(line`- If it is deployed already: ${IMPACT_TEXT[finding.impact]}`);
  else if (finding.noFix !== undefined) lines.push(line`- No fix: ${finding.noFix}`);
  lines.push(...[...recipe, ...(cost ? [costWords(cost)] : [])].map((one) => line`- ${one}`));
  if (rule.controls.length > 0) lines.push(line`- Controls: ${controlsText(rule.controls)}`);
  if (checks !== undefined) lines.push(line`- Other tools: ${checks}`);
  return [...lines, ...evidenceLines(protection, line)];
}

/** Why a store is judged as it is, passes included. */
export function explainStore<Line>(
  { site, kind, protection, verdict, isSuppressed }: StoreReport,
  line: Write<Line>,
  world: World,
  catalogue: Catalogue,
  settings: Settings,
): readonly Line[] {
  const now = protection.levels.map((level) => LEVEL_TEXT[level]).join(', or ');
  const lines = [
    line`**${kind.noun} ${storeName(site)}: ${verdict}${isSuppressed ? ', suppressed' : ''}**`,
    line``,
    line`- Now: ${now} (${protection.basis})`,
  ];
  const spelled = spellingsOf(kind, site.resource.type).find(
    (one) => (one.each === undefined) === (site.path.length === 0),
  );
  const cases = spelled
    ? underEveryCase((now) => {
        const look = { world, catalogue, settings, levelsOf, now, depth: 0 };
        const about = present(site.resource, kind, spelled, site.path, look);
        return about ? evidenceOf(about, look) : [];
      }).judged
    : [];
  for (const { when, result } of cases.slice(0, 4)) {
    if (result.length === 0) continue;
    const title = whenText([guardOf(when)]);
    lines.push(line``, line`Evidence${title}:`, ...result.map((hop, index) => line`${index + 1}. ${hopWords(hop.of)}`));
  }
  return lines;
}

function evidenceLines<Line>(protection: Protection | null, line: Write<Line>): readonly Line[] {
  if (!protection) return [];
  const lines: Line[] = [];
  if (protection.hops.length > 0)
    lines.push(
      line``,
      line`Evidence:`,
      ...protection.hops.map((hop, index) => line`${index + 1}. ${hopWords(hop.of)}`),
    );
  const sources = new Map(
    protection.facts.map(({ sources: [source] = [], since, basis }) => [
      source === undefined ? basis : `${source} ${since ?? ''}`,
      source === undefined
        ? line`Basis: ${basis}`
        : line`Source: ${{ link: source }}${since === undefined ? '' : ` (since ${since})`}`,
    ]),
  );
  for (const source of sources.values()) lines.push(line``, source);
  return lines;
}

export function controlsText(controls: Finding['rule']['controls']): string {
  const byFramework = new Map<string, string[]>();
  for (const { framework, id } of controls) byFramework.set(framework, [...(byFramework.get(framework) ?? []), id]);
  return [...byFramework].map(([framework, ids]) => `${framework} ${ids.join(', ')}`).join('; ');
}
