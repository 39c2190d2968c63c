import { code } from '../model/text/code.ts';
import type { Change } from '../edits/change.ts';
import type { Needed } from '../engine/judge/change-needed.ts';
import { notPassedOn, passedBy } from '../engine/judge/passed-by.ts';
import type { Fresh } from '../model/fresh.ts';
import type { Borrowed } from '../model/resource.ts';
import { isLiteral } from './literal.ts';

/**
 * What is written in code of others stays as it is: what changes is the argument of the author's own call that comes to stand there,
 * where the code passes one on.
 */
export function passedOn(
  { reading }: Needed,
  borrowed: Borrowed,
  value: Fresh | undefined,
): { readonly change: Change; readonly place: string } | { readonly refused: string } {
  const passed = passedBy(reading.value.from, borrowed);
  if (!passed) return { refused: notPassedOn(borrowed) };
  const { name, call, written } = passed;
  const { address } = borrowed.by;
  if (value === undefined) return { refused: `Remove the argument ${code(name)} of ${code(address)} by hand.` };
  const place = `the argument ${name} of ${address}`;
  if (written && 'node' in written) {
    const { document, node } = written;
    return isLiteral(node)
      ? { change: { do: 'replace', document, node, value }, place }
      : { refused: `The argument ${code(name)} of ${code(address)} is worked out: change it by hand.` };
  }
  return 'node' in call && call.node.kind === 'map'
    ? { change: { do: 'set', document: call.document, root: call.node, path: [name], value }, place }
    : { refused: `The call ${code(address)} can't be written: change it by hand.` };
}
