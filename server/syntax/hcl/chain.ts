import type { Entry, Node, Patch } from '../../model/source.ts';
import { spanOf } from '../../model/source.ts';
import { lineStart, nextLine } from '../text-lines.ts';

/** Arguments on lines one behind the other, whose signs of equality `terraform fmt` puts into one column. */
export interface EqualsChain {
  readonly entries: readonly Entry[];
  /** Characters before the sign and its blank; undefined where the chain is not in one column. */
  readonly column: number | undefined;
}

export const isBlock = ({ value }: Entry): boolean =>
  (value.kind === 'map' || value.kind === 'list') && value.layout === 'body';

const startOf = (node: Node): number => spanOf(node).start;
const endOf = (node: Node): number => spanOf(node).end;

/** The chain that an argument stands in. Empty where its value opens a bracket that a later line closes: such a line ends chains. */
export function chainAround(anchor: Entry, entries: readonly Entry[], text: string): EqualsChain {
  const sorted = entries.filter((entry) => !isBlock(entry)).sort((a, b) => startOf(a.keyNode) - startOf(b.keyNode));
  const at = sorted.indexOf(anchor);
  if (at < 0 || spreads(anchor, text)) return { entries: [], column: undefined };
  let [from, to] = [at, at];
  const follows = (upper: Entry | undefined, lower: Entry | undefined): boolean =>
    upper !== undefined &&
    lower !== undefined &&
    !spreads(upper, text) &&
    !spreads(lower, text) &&
    nextLine(text, endOf(upper.value)) === lineStart(text, startOf(lower.keyNode));
  while (follows(sorted[from - 1], sorted[from])) from--;
  while (follows(sorted[to], sorted[to + 1])) to++;
  const chain = sorted.slice(from, to + 1);
  const width = Math.max(...chain.map(({ key }) => key.length));
  const isAligned = chain.every((entry) => signOf(entry, text) - startOf(entry.keyNode) === width + 1);
  return { entries: chain, column: isAligned ? width : undefined };
}

/** Over several lines, but for a heredoc. */
function spreads({ value }: Entry, text: string): boolean {
  const written = text.slice(startOf(value), endOf(value));
  return written.includes('\n') && !written.startsWith('<<');
}

const signOf = ({ keyNode }: Entry, text: string): number => text.indexOf('=', endOf(keyNode));

/** Puts the signs of a chain that is in one column into another. */
export function realigned(
  { entries, column }: EqualsChain,
  width: number,
  text: string,
): readonly Omit<Patch, 'rank'>[] {
  if (column === undefined || column === width) return [];
  return entries.map((entry) => ({
    start: endOf(entry.keyNode),
    end: signOf(entry, text),
    text: ' '.repeat(width - entry.key.length + 1),
  }));
}
