import type { Analyzer } from '../model/finding.ts';
import { familyName, hasFix, type Rule } from '../model/rule.ts';
import { PROFILES } from '../model/settings.ts';
import { mappedTo } from '../app/controls.ts';
import type { RulesOptions } from './options.ts';
import { print } from './output.ts';
import { jsonLines, ourLines } from '../model/text/terminal.ts';

/** `atrest rules`. */
export async function listRules({ catalogue }: Analyzer, { json, controls }: RulesOptions): Promise<number> {
  const all = catalogue.rules();
  const rules = all.filter(mappedTo(controls, all)).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (json) {
    print(jsonLines({ version: 1, rules: rules.map(ruleJson) }));
    return 0;
  }
  const { columns } = await import('./table.ts');
  const rows = rules.map(({ id, severity, title }) => [id, ...PROFILES.map((profile) => severity[profile]), title]);
  print(ourLines(columns(['rule', ...PROFILES, 'title'], rows)));
  return 0;
}

/** One rule as `rules --json` has it, version 1. */
function ruleJson(rule: Rule) {
  const { id, concern, title, severity, kind, controls } = rule;
  return {
    id,
    family: familyName(rule) ?? null,
    concern,
    title,
    severity: Object.fromEntries(PROFILES.map((profile) => [profile, severity[profile]])),
    types: Object.keys(kind.types).sort(),
    controls: controls.map(({ framework, id: control, basis }) => ({ framework, id: control, basis })),
    fixable: hasFix(rule),
  };
}
