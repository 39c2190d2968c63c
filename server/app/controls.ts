import type { Control } from '../model/kind.ts';
import type { Catalogue, Rule } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import { suggestion } from '../workspace/schema-check.ts';
import { Misuse } from './misuse.ts';

/** What one types for a framework. */
const WORD: Readonly<Record<Control['framework'], string>> = {
  HIPAA: 'hipaa',
  'NIST 800-53 r5': 'nist',
  'PCI DSS 4.0': 'pci',
  'CIS AWS': 'cis',
  FSBP: 'fsbp',
  'ISO 27001': 'iso',
  'AWS Config': 'config',
};
const CONTROL_WORDS: readonly string[] = Object.values(WORD);

/** The ways to write a control: `FSBP EC2.3`, `nist SC-28`, `164.312(a)(2)(iv)`, or its framework alone. */
const namesOf = ({ framework, id }: Control): readonly string[] =>
  [WORD[framework], framework, `${framework} ${id}`, `${WORD[framework]} ${id}`, id].map((name) => name.toLowerCase());

/** Whether a rule helps to meet one of the controls asked for; all rules when none are. Throws for a name that no control has. */
export function mappedTo(asked: readonly string[], rules: readonly Rule[]): (rule: Rule) => boolean {
  if (asked.length === 0) return () => true;
  const names = new Set(asked.map((name) => name.trim().toLowerCase()));
  const known = new Set([...CONTROL_WORDS, ...rules.flatMap(({ controls }) => controls.flatMap(namesOf))]);
  for (const name of names) {
    if (known.has(name)) continue;
    throw new Misuse(
      'controls',
      name,
      `no rule is mapped to it; write ${CONTROL_WORDS.join(', ')}, or one control as in "FSBP EC2.3"${suggestion(name, known)}`,
    );
  }
  return ({ controls }) => controls.some((control) => namesOf(control).some((name) => names.has(name)));
}

/** Settings under which only rules that are mapped to the controls ask for anything, so that each store is judged by the lowest of them. */
export function withControls(
  asked: readonly string[],
  catalogue: Catalogue,
  settings: (uri: string) => Settings,
): (uri: string) => Settings {
  if (asked.length === 0) return settings;
  const rules = catalogue.rules();
  const wanted = mappedTo(asked, rules);
  const off = Object.fromEntries(rules.filter((rule) => !wanted(rule)).map(({ id }) => [id, 'off'] as const));
  const narrowed = new WeakMap<Settings, Settings>();
  return (uri) => {
    const whole = settings(uri);
    let narrow = narrowed.get(whole);
    if (!narrow) narrowed.set(whole, (narrow = { ...whole, rules: { ...whole.rules, ...off } }));
    return narrow;
  };
}
