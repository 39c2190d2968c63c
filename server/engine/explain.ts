import type { Finding } from '../model/finding.ts';
import type { Impact } from '../model/impact.ts';
import type { Level } from '../model/level.ts';
import { whenText } from './message.ts';

export const LEVEL_TEXT: Readonly<Record<Level, string>> = {
  none: 'not encrypted',
  service: 'encrypted with a key of the service',
  aws: 'encrypted with an AWS-managed KMS key',
  customer: 'encrypted with a customer-managed KMS key',
};
export const IMPACT_TEXT: Readonly<Record<Impact, string>> = {
  'in-place': 'changed in place',
  interrupts: 'changed in place, with an interruption',
  'may-replace': 'may be replaced',
  unknown: 'not known what a deploy does',
  replaces: 'replaced: a deploy makes a new, empty one',
  rejected: 'the update is rejected by CloudFormation; a new resource is needed',
};

/** Why a finding is there, as Markdown: verdict, level now and wanted, what a fix does on deploy, controls, evidence. */
export function explainFinding(finding: Finding): string {
  const { rule, protection } = finding;
  const lines = [`**${rule.title}** (\`${rule.id}\`)`, '', finding.message, ''];
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
  if (finding.fixable) lines.push(`- A deployed resource is ${IMPACT_TEXT[finding.impact]}`);
  else if (finding.noFix !== undefined) lines.push(`- No fix here: ${finding.noFix}`);
  if (rule.controls.length > 0) lines.push(`- Controls: ${controlsText(rule.controls)}`);
  const hops = protection?.hops ?? [];
  if (hops.length > 0) lines.push('', 'Evidence:', ...hops.map((hop, index) => `${String(index + 1)}. ${hop.note}`));
  for (const fact of protection?.facts ?? []) {
    const source = fact.sources?.[0];
    if (source !== undefined)
      lines.push('', `Source: ${source}${fact.since === undefined ? '' : ` (since ${fact.since})`}`);
    else lines.push('', `Basis: ${fact.basis}`);
  }
  return lines.join('\n');
}

export function controlsText(controls: Finding['rule']['controls']): string {
  const byFramework = new Map<string, string[]>();
  for (const { framework, id } of controls) byFramework.set(framework, [...(byFramework.get(framework) ?? []), id]);
  return [...byFramework].map(([framework, ids]) => `${framework} ${ids.join(', ')}`).join('; ');
}
