import type { Guard } from '../../model/value.ts';

/** The case that a parameter has a value, as guards spell it: `Env = "prod"`. */
export const atomOf = (name: string, text: string): Guard[number] => ({
  condition: `${name} = ${JSON.stringify(text)}`,
  holds: true,
});

/** Reads what `atomOf` wrote. */
export function readAtom(condition: string): { readonly name: string; readonly text: string } | undefined {
  const match = /^([A-Za-z0-9_:.-]+) = (".*")$/s.exec(condition);
  if (!match) return undefined;
  try {
    const text: unknown = JSON.parse(match[2] ?? '');
    return typeof text === 'string' ? { name: match[1] ?? '', text } : undefined;
  } catch {
    return undefined;
  }
}
