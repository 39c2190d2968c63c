import type { Reader } from '../dialects/dialect.ts';
import type { EntryPoint } from './entry-point.ts';

export const LEFT_OVER = 'the assembly beside it does not name it: it is left over from an earlier synthesis';

export interface LeftOvers {
  /** Roots that another root has left over: templates of stacks that are gone. */
  readonly uris: ReadonlySet<string>;
  /** Roots of which a mistake of ours keeps from being known what they leave over: nothing then. */
  readonly crashes: ReadonlyMap<EntryPoint, Error>;
}

export function leftOvers(roots: readonly EntryPoint[], isNamed: (uri: string) => boolean, reader: Reader): LeftOvers {
  const uris = new Set<string>();
  const crashes = new Map<EntryPoint, Error>();
  for (const maker of roots) {
    const { leavesOver } = maker.form;
    if (!leavesOver) continue;
    try {
      const left = roots.filter(({ uri }) => !isNamed(uri) && leavesOver(maker.uri, uri, reader));
      for (const { uri } of left) uris.add(uri);
    } catch (error) {
      crashes.set(maker, error instanceof Error ? error : new Error(String(error)));
    }
  }
  return { uris, crashes };
}
