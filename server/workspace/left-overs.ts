import type { Reader } from '../dialects/dialect.ts';
import type { EntryPoint } from './entry-point.ts';

export const LEFT_OVER = 'the assembly beside it does not name it: it is left over from an earlier synthesis';

/** Roots that another root has left over: templates of stacks that are gone. */
export function leftOvers(
  roots: readonly EntryPoint[],
  isNamed: (uri: string) => boolean,
  reader: Reader,
): ReadonlySet<string> {
  const left = roots.filter(
    ({ uri }) => !isNamed(uri) && roots.some((maker) => maker.form.leavesOver?.(maker.uri, uri, reader) === true),
  );
  return new Set(left.map(({ uri }) => uri));
}
