import type { Rule } from '../server/model/rule.ts';

/** By rule: for each tool by its name, the checks that the rule answers. */
export type ChecksByRule = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** What every page ends with: why there is no fix, controls with what they rest on, and what other tools call the same. */
export const pageEnd = (rules: readonly Rule[], checks: ChecksByRule): readonly string[] =>
  [noFix(rules), controls(rules), otherTools(rules, checks)].filter((section) => section !== '');

function noFix(rules: readonly Rule[]): string {
  const byReason = new Map<string, string[]>();
  for (const rule of rules) {
    const why = rule.rung === undefined ? rule.noFix : rule.kind.store?.noFix?.[rule.rung];
    if (why !== undefined) byReason.set(why, [...(byReason.get(why) ?? []), rule.id]);
  }
  if (byReason.size === 0) return '';
  const lines = [...byReason].map(([why, on]) => {
    const where = on.length === rules.length ? '' : ` (${on.map((rule) => `\`${rule}\``).join(', ')})`;
    return `- ${why.charAt(0).toUpperCase()}${why.slice(1)}${/[.!?]$/.test(why) ? '' : '.'}${where}`;
  });
  return `## Why there is no fix\n\n${lines.join('\n')}`;
}

/** Since 31 March 2025, as PCI DSS 4.0 says. */
const CARD_NUMBERS =
  'Card numbers (PAN): under 3.5.1.2 of PCI DSS 4.0, encryption that hands out clear text to whoever is let in while the system runs, as that of a disk, a database, a bucket or a file system does, is not enough by itself, removable media apart. The numbers themselves must be unreadable as well (3.5.1): hashed, truncated, replaced by tokens, or encrypted by the application.';

function controls(rules: readonly Rule[]): string {
  const all = new Map<
    string,
    { readonly framework: string; readonly id: string; readonly basis: string; on: string[] }
  >();
  for (const rule of rules) {
    for (const { framework, id, basis } of rule.controls) {
      const key = `${framework}\n${id}\n${basis}`;
      const known = all.get(key);
      if (known) known.on.push(rule.id);
      else all.set(key, { framework, id, basis, on: [rule.id] });
    }
  }
  if (all.size === 0) return '';
  const lines = new Map<string, string[]>();
  for (const { framework, id, basis, on } of all.values()) {
    const where = on.length === rules.length ? '' : `; only ${on.map((rule) => `\`${rule}\``).join(', ')}`;
    const key = `${framework}\n${basis}${where}`;
    lines.set(key, [...(lines.get(key) ?? []), id]);
  }
  const list = [...lines].sort(byFramework).map(([key, ids]) => {
    const [framework = '', why = ''] = key.split('\n');
    return `- ${framework} ${ids.join(', ')} (${why})`;
  });
  const cards = [...all.values()].some(({ framework, id }) => framework === 'PCI DSS 4.0' && id === '3.5.1');
  return ['## Controls', list.join('\n'), ...(cards ? [CARD_NUMBERS] : [])].join('\n\n');
}

const byFramework = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => {
  const [first = '', second = ''] = [a, b].map((key) => key.slice(0, key.indexOf('\n')));
  return first < second ? -1 : first > second ? 1 : 0;
};

function otherTools(rules: readonly Rule[], checks: ChecksByRule): string {
  const byTool = new Map<string, Set<string>>();
  for (const { id } of rules) {
    for (const [tool, ids] of checks.get(id) ?? []) {
      const known = byTool.get(tool) ?? new Set();
      byTool.set(tool, known);
      for (const check of ids) known.add(check);
    }
  }
  if (byTool.size === 0) return '';
  const list = [...byTool].map(([tool, ids]) => `- ${tool}: ${[...ids].map((check) => `\`${check}\``).join(', ')}`);
  return `## What other tools call it\n\n${list.join('\n')}`;
}

/** The checks of other tools in one line, for hover. */
export const checksLine = (ruleId: string, checks: ChecksByRule): string =>
  [...(checks.get(ruleId) ?? [])].map(([tool, ids]) => `${tool} ${ids.join(', ')}`).join('; ');
