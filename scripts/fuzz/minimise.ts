import type { InputFiles } from './input.ts';
import { minimiseJson } from './minimise-json.ts';

/** Whether an input still shows the failure that is being looked at. */
export type Fails = (files: InputFiles) => Promise<boolean>;

/**
 * The input without what its failure does not need: whole files first, then members of JSON, then lines, words and signs, halved
 * as long as something can go. Asks `fails` at most so many times, and tells each smaller input.
 */
export async function minimise(
  files: InputFiles,
  fails: Fails,
  attempts: number,
  tell: (smaller: InputFiles) => void = () => undefined,
): Promise<InputFiles> {
  let best = files;
  let left = attempts;
  const take = async (smaller: InputFiles): Promise<boolean> => {
    if (left-- <= 0 || !(await fails(smaller))) return false;
    best = smaller;
    tell(best);
    return true;
  };
  for (const name of Object.keys(files)) {
    const others = Object.fromEntries(Object.entries(best).filter(([other]) => other !== name));
    if (Object.keys(others).length > 0) await take(others);
  }
  const counted: Fails = async (smaller) => left-- > 0 && (await fails(smaller));
  for (const name of Object.keys(best))
    await minimiseJson(best, name, counted, (smaller) => {
      best = smaller;
      tell(best);
    });
  for (const pieces of [/(?<=\n)/, /(?<=[^\w])|(?=[^\w])/, /(?:)/u])
    for (const name of Object.keys(best)) await shorten(name, pieces);
  return best;

  async function shorten(name: string, between: RegExp): Promise<void> {
    let parts = (best[name] ?? '').split(between);
    for (let size = parts.length >> 1; size >= 1 && left > 0;) {
      let some = false;
      for (let at = parts.length - size; at > -size && left > 0; at -= size) {
        const start = Math.max(0, at);
        const rest = [...parts.slice(0, start), ...parts.slice(at + size)];
        if (rest.length < parts.length && (await take({ ...best, [name]: rest.join('') }))) {
          parts = rest;
          some = true;
        }
      }
      if (!some || size === 1) size = size === 1 && some ? 1 : size >> 1;
    }
  }
}
