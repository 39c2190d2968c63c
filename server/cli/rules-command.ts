import type { Analyzer } from '../model/finding.ts';
import { PROFILES } from '../model/settings.ts';
import { listedRules } from '../app/listed-rules.ts';
import type { RulesOptions } from './options.ts';
import { print } from './output.ts';
import { jsonLines, ourLines } from '../model/text/terminal.ts';

/** `atrest rules`. */
export async function listRules({ catalogue }: Analyzer, { json, controls }: RulesOptions): Promise<number> {
  const rules = listedRules(catalogue, controls);
  if (json) {
    print(jsonLines({ version: 1, rules }));
    return 0;
  }
  const { columns } = await import('./table.ts');
  const rows = rules.map(({ id, severity, title }) => [id, ...PROFILES.map((profile) => severity[profile]), title]);
  print(ourLines(columns(['rule', ...PROFILES, 'title'], rows)));
  return 0;
}
