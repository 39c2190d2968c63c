/** The list of all rules as people read it: a page for each service, and one that leads to them. Lines depend on their own rule alone. */
import type { Catalogue, Rule } from '../server/model/rule.ts';

/** Types of a rule that are named; `atrest rules --format json` names them all. */
const SHOWN = 8;

function line({ id, title, severity, kind }: Rule): string {
  const types = Object.keys(kind.types);
  const more = types.length > SHOWN ? `, and ${String(types.length - SHOWN)} more` : '';
  const levels = [severity.recommended, severity.hipaa, severity.strict];
  const said = new Set(levels).size === 1 ? levels[0] : levels.join(' / ');
  return `- \`${id}\` (${String(said)}): ${title}. ${types
    .slice(0, SHOWN)
    .map((type) => `\`${type}\``)
    .join(', ')}${more}`;
}

/** Path from the root → text. `folderOf`: the service whose folder declares a rule. */
export function ruleLists(catalogue: Catalogue, folderOf: (rule: Rule) => string): ReadonlyMap<string, string> {
  const services = new Map<string, string[]>();
  for (const rule of catalogue.rules()) {
    const folder = folderOf(rule);
    services.set(folder, [...(services.get(folder) ?? []), line(rule)]);
  }
  const sorted = [...services].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map([
    [
      'docs/rules.md',
      `# Rules

Generated from the rule folders, a page for each. \`atrest explain <rule>\` prints the page of a rule. On the pages, severities are those of
the profiles \`recommended\`, \`hipaa\` and \`strict\`; one where all agree.

${sorted.map(([service, rules]) => `- [${service}](rules/${service}.md): ${String(rules.length)}`).join('\n')}
`,
    ],
    ...sorted.map(([service, rules]): [string, string] => [
      `docs/rules/${service}.md`,
      `# Rules of \`rules/${service}\`\n\n${rules.join('\n')}\n`,
    ]),
  ]);
}
