import type { Content, Document, ListNode, MapNode, Node } from '../../model/source.ts';
import { spanOf } from '../../model/source.ts';
import { type Fresh, isFreshList, isFreshMap } from '../../model/fresh.ts';
import { refuse } from '../refused.ts';
import { breakAt, lineEnd } from '../text-lines.ts';
import { printBody } from './print.ts';
import { labelsOf } from './schema.ts';

interface FreshBlock {
  readonly header: readonly string[];
  readonly body: Fresh;
}

/** New blocks of a file: behind the last of their type and first label, else at its end, with an empty line between. */
export function blocksOfFile(
  node: MapNode | ListNode,
  prefix: readonly string[],
  { keys, removed }: Content,
  document: Document,
): readonly { readonly start: number; readonly end: number; readonly text: string }[] {
  const { text } = document;
  if (removed.size > 0) return refuse('Remove the block by hand.');
  const [root] = document.roots;
  const isOfType = prefix.length > 0 && node.kind === 'map' && node.entries.length > 0;
  const end = isOfType ? Math.max(...node.entries.map(({ value }) => endOf(value))) : contentEnd(root, text);
  const at = lineEnd(text, end);
  const eol = breakAt(text, at);
  const printed = printBlocks(prefix, keys, eol);
  const isBlank = text.slice(0, at).trim() === '';
  return [{ start: at, end: at, text: (isBlank ? '' : eol + eol) + printed.join(eol + eol) + (isBlank ? eol : '') }];
}

/** Each block of the file as text. */
export const printBlocks = (prefix: readonly string[], keys: Content['keys'], eol: string): readonly string[] =>
  [...keys]
    .flatMap(([key, fresh]) => flattened([...prefix, key], fresh))
    .map(({ header: [type = '', ...labels], body }) => {
      const names = labels.map((label) => ` ${JSON.stringify(label)}`).join('');
      const bare = (key: string): boolean => key === 'provider' || (type === 'variable' && key === 'type');
      return `${type}${names} ${printBody(isFreshMap(body) ? body : {}, [type, ...labels], '', { eol, step: '  ' }, bare)}`;
    });

/** Blocks below their labels; several of one header each for itself. */
function flattened(header: readonly string[], fresh: Fresh): readonly FreshBlock[] {
  const [type = ''] = header;
  if (header.length <= labelsOf(type) && isFreshMap(fresh))
    return Object.entries(fresh).flatMap(([label, below]) => flattened([...header, label], below));
  return (isFreshList(fresh) ? fresh : [fresh]).map((body) => ({ header, body }));
}

/** Behind the last block, so that what a file ends with stays its end. */
function contentEnd(root: Node | undefined, text: string): number {
  if (root?.kind !== 'map' || root.entries.length === 0) return text.trimEnd().length;
  return Math.max(...root.entries.map(({ value }) => endOf(value)));
}

const endOf = (node: Node): number => spanOf(node).end;
