import type { ExplainedFix, Finding, Protection, StoreReport } from '../model/finding.ts';
import type { Catalogue } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import type { Impact } from '../model/impact.ts';
import type { Level } from '../model/level.ts';
import { levelsOf } from './level.ts';
import { storeName, whenText } from './message.ts';
import type { World } from './world.ts';
import { guardOf, underEveryCase } from './cases.ts';
import { evidenceOf } from './evidence.ts';
import { hopWords } from './hop-words.ts';
import { present } from './judge-store.ts';
import { spellingsOf } from './look.ts';

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

/** Why a finding is there, as Markdown: verdict, level now and wanted, what a fix does on deploy, controls, evidence. */
export function explainFinding(
  finding: Finding,
  told = false,
  { deploy, recipe = [] }: ExplainedFix = {},
  checks?: string,
): string {
  const { rule, protection } = finding;
  const lines = told ? [] : [`**${rule.title}** (\`${rule.id}\`)`, '', finding.message, ''];
  if (protection) {
    const now = protection.levels.map((level) => LEVEL_TEXT[level]).join(', or ');
    lines.push(
      `- Now: ${now}${protection.basis === 'default' ? ' (by default, not written down)' : protection.basis === 'inherited' ? ' (inherited)' : ''}`,
    );
  }
  if (finding.wanted)
    lines.push(
      `- Wanted: ${LEVEL_TEXT[finding.wanted]}${rule.rung === 'declared' ? ', written down' : rule.rung === 'customer-key' ? '' : ', or better'}`,
    );
  const when = whenText(finding.cases);
  if (when !== '') lines.push(`- Applies${when}`);
  if (deploy) lines.push('- A deploy of the fix:', ...deploy.map((line) => `  - ${line}`));
  else if (finding.fixable) lines.push(`- If it is deployed already: ${IMPACT_TEXT[finding.impact]}`);
  else if (finding.noFix !== undefined) lines.push(`- No fix: ${finding.noFix}`);
  lines.push(...recipe.map((line) => `- ${line}`));
  if (rule.controls.length > 0) lines.push(`- Controls: ${controlsText(rule.controls)}`);
  if (checks !== undefined) lines.push(`- Other tools: ${checks}`);
  lines.push(...evidenceText(protection));
  return lines.join('\n');
}

/** Why a store is judged as it is, passes included. */
export function explainStore(
  { site, kind, protection, verdict }: StoreReport,
  world: World,
  catalogue: Catalogue,
  settings: Settings,
): string {
  const now = protection.levels.map((level) => LEVEL_TEXT[level]).join(', or ');
  const lines = [`**${kind.noun} ${storeName(site)}: ${verdict}**`, '', `- Now: ${now} (${protection.basis})`];
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
    lines.push('', `Evidence${title}:`, ...result.map((hop, index) => `${String(index + 1)}. ${hopWords(hop.of)}`));
  }
  return lines.join('\n');
}

function evidenceText(protection: Protection | null): readonly string[] {
  if (!protection) return [];
  const lines: string[] = [];
  if (protection.hops.length > 0)
    lines.push('', 'Evidence:', ...protection.hops.map((hop, index) => `${String(index + 1)}. ${hopWords(hop.of)}`));
  const sources = new Set(
    protection.facts.map(({ sources, since, basis }) =>
      sources?.[0] === undefined
        ? `Basis: ${basis}`
        : `Source: ${sources[0]}${since === undefined ? '' : ` (since ${since})`}`,
    ),
  );
  for (const source of sources) lines.push('', source);
  return lines;
}

export function controlsText(controls: Finding['rule']['controls']): string {
  const byFramework = new Map<string, string[]>();
  for (const { framework, id } of controls) byFramework.set(framework, [...(byFramework.get(framework) ?? []), id]);
  return [...byFramework].map(([framework, ids]) => `${framework} ${ids.join(', ')}`).join('; ');
}
