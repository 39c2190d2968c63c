import type { Analyzer } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import { PROFILES } from '../model/settings.ts';
import type { RulesOptions } from './options.ts';
import { print } from './output.ts';

/** `atrest rules`. */
export async function listRules({ catalogue }: Analyzer, { json }: RulesOptions): Promise<number> {
  const rules = [...catalogue.rules()].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (json) {
    print(`${JSON.stringify({ version: 1, rules: rules.map(ruleJson) }, null, 2)}\n`);
    return 0;
  }
  const { default: Table } = await import('cli-table3');
  const line = {
    top: '',
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    bottom: '',
    'bottom-mid': '',
    'bottom-left': '',
  };
  const noLines = {
    ...line,
    'bottom-right': '',
    left: '',
    'left-mid': '',
    mid: '',
    'mid-mid': '',
    right: '',
    'right-mid': '',
    middle: '  ',
  };
  const table = new Table({
    chars: noLines,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    head: ['rule', ...PROFILES, 'title'],
  });
  for (const { id, severity, title } of rules) table.push([id, ...PROFILES.map((profile) => severity[profile]), title]);
  const text = table
    .toString()
    .split('\n')
    .map((row) => row.trimEnd());
  print(`${text.join('\n')}\n`);
  return 0;
}

/** One rule as `rules --json` has it, version 1. */
function ruleJson(rule: Rule) {
  const { id, rung, concern, title, severity, kind, controls } = rule;
  return {
    id,
    family: rung ?? null,
    concern,
    title,
    severity: Object.fromEntries(PROFILES.map((profile) => [profile, severity[profile]])),
    types: Object.keys(kind.types).sort(),
    controls: controls.map(({ framework, id: control }) => ({ framework, id: control })),
    fixable: isFixable(rule),
  };
}

/** Whether findings of the rule can have a fix at all. */
function isFixable(rule: Rule): boolean {
  if (rule.rung !== undefined) return rule.kind.store?.noFix?.[rule.rung] === undefined;
  return rule.noFix === undefined && (rule.makes ?? []).length > 0;
}
