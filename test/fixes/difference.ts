/** Where two readings of a text differ: what was there, and what is. Undefined stands for nothing. */
import { isDeepStrictEqual } from 'node:util';
import type { Data } from '../edits/second-reader.ts';

export type Steps = readonly (string | number)[];
export interface Difference {
  readonly path: Steps;
  readonly before: Data;
  readonly after: Data;
}
type Dictionary = Readonly<Record<string, Data>>;
export const isDictionary = (data: Data): data is Dictionary =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

/** What a deploy works out, in either notation. */
export const isFunction = (data: Data): boolean =>
  isDictionary(data) && ('!tag' in data || Object.keys(data).some((key) => /^(Fn::\w+|Ref)$/.test(key)));
const isChoice = (data: Data): boolean => isDictionary(data) && (data['!tag'] === '!If' || 'Fn::If' in data);

export function* differences(before: Data, after: Data, path: Steps = []): Generator<Difference> {
  if (isDeepStrictEqual(before, after)) return;
  const opaque = [before, after].some((one) => isFunction(one) && !isChoice(one));
  if (isDictionary(before) && isDictionary(after) && !opaque && before['!tag'] === after['!tag']) {
    if ('!tag' in before) {
      yield* differences(before['value'], after['value'], [...path, 'Fn::If']);
      return;
    }
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      yield* differences(before[key], after[key], [...path, key]);
    return;
  }
  if (Array.isArray(before) && Array.isArray(after) && after.length >= before.length) {
    for (const [index, item] of after.entries()) yield* differences(before[index], item, [...path, index]);
    return;
  }
  yield { path, before, after };
}

/** The single values of what is new, each with its place; functions, and what is empty, count as one value. */
export function* leaves({ path, before, after }: Difference): Generator<Difference> {
  const one = Array.isArray(before) && !Array.isArray(after);
  const inside = Array.isArray(after) ? after.entries() : isDictionary(after) ? Object.entries(after) : [];
  const entries = [...inside] as [string | number, Data][];
  if ((before ?? undefined) !== undefined || one || isFunction(after) || entries.length === 0)
    yield { path, before, after };
  else for (const [key, value] of entries) yield* leaves({ path: [...path, key], before: undefined, after: value });
}
