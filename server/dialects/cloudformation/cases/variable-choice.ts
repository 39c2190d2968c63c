import type { Survey } from './survey.ts';
import type { Variable } from './variable.ts';

/** A variable with the texts to try; a number is some text that differs from all of them. */
export interface VariableChoice {
  readonly variable: Variable;
  /** What the other text differs from; grows when it is compared with a text that nobody wrote down. */
  readonly texts: Set<string>;
  readonly domain: readonly (string | number)[];
  value: string | number | undefined;
}

/** What to try for each variable of a guard. */
export function choicesOf(surveyor: Survey): VariableChoice[] {
  const group = groupsOf(surveyor);
  return [...surveyor.variables.values()].map((variable) => {
    const others = [...surveyor.variables.values()].filter((other) => group(other.key) === group(variable.key));
    const texts = new Set(variable.allowed);
    if (!variable.allowed) {
      for (const other of others) {
        for (const text of other.allowed ?? []) texts.add(text);
        for (const text of surveyor.texts.get(other.key) ?? []) texts.add(text);
      }
    }
    const free = others.filter((other) => !other.allowed).map((_, index) => index);
    const domain = variable.allowed ?? [...[...texts].filter(variable.admits), ...free];
    return { variable, texts, domain, value: undefined };
  });
}

/** Variables compared with each other share the texts they are tried with. */
function groupsOf(surveyor: Survey): (key: string) => string {
  const leader = new Map<string, string>();
  const find = (key: string): string => {
    let at = key;
    for (let next = leader.get(at); next !== undefined; next = leader.get(at)) at = next;
    return at;
  };
  for (const [a, b] of surveyor.pairs) if (find(a) !== find(b)) leader.set(find(a), find(b));
  return find;
}
