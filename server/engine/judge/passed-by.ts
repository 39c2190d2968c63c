import { code } from '../../model/text/code.ts';
import type { Hop } from '../../model/hop.ts';
import type { Borrowed } from '../../model/resource.ts';
import type { Site } from '../../model/source.ts';

/** An argument of the author's call that comes to stand in code of others. */
export interface PassedBy {
  readonly name: string;
  /** The body of the call. */
  readonly call: Site;
  /** What is written there now; undefined where the default of the code holds. */
  readonly written?: Site;
}

/** The argument that gives a value as it is, or may give it: not one that is a part of what makes it. */
export function passedBy(from: readonly Hop[], { isForeign }: Borrowed): PassedBy | undefined {
  const last = from.findLast(({ via }) => via !== 'literal');
  const { via, of, at, call } = last ?? {};
  if (!of || !call || isForeign(call.document.uri) || !at || !('node' in at)) return undefined;
  // Of an object, the value is one part.
  if (at.within || at.node.kind !== 'scalar') return undefined;
  if (via === 'module-argument' && of.is === 'argument') return { name: of.name, call, written: at };
  return via === 'variable-default' && of.is === 'variable' ? { name: of.name, call } : undefined;
}

/** Why what others wrote can't be mended from here. */
export const notPassedOn = ({ by }: Borrowed): string =>
  `${code(by.address)} is code of others, and no single argument of it stands here as it is given: see what it takes, and change the call by hand.`;
