import type { Entry, MapNode, Origin } from '../../model/source.ts';
import { readHcl } from '../hcl-grammar/body.ts';
import { hclComments } from '../hcl-grammar/comments.ts';
import type { Placed } from '../pieces/in-pieces.ts';
import type { ParsedText } from '../pieces/reading.ts';
import { NodeBuilder, joined } from './nodes.ts';

/** A text, or a stretch of one, with places from the origin. */
export function readText(text: string, origin: Origin): ParsedText {
  const file = readHcl(text);
  const root = new NodeBuilder(text, origin).body(file, { start: 0, end: text.length });
  return {
    roots: [root],
    problems: file.problems,
    comments: hclComments(text),
    broken: file.problems.length > 0,
    dangling: false,
  };
}

/** The blocks of all pieces, one behind the other. */
export function assembleHcl(placed: readonly Placed[], end: number): ParsedText {
  const entries: Entry[] = [];
  const problems: ParsedText['problems'][number][] = [];
  const comments: ParsedText['comments'][number][] = [];
  let open = false;
  for (const { piece } of placed) {
    if (!piece) continue;
    const { start } = piece.origin;
    const moved = <T extends { readonly span: { readonly start: number; readonly end: number } }>(part: T): T => ({
      ...part,
      span: { start: part.span.start + start, end: part.span.end + start },
    });
    entries.push(...(piece.map?.entries ?? []));
    problems.push(...piece.problems.map(moved));
    comments.push(...piece.comments.map(moved));
    open ||= piece.map?.open !== undefined;
  }
  const root: MapNode = {
    kind: 'map',
    origin: { start: 0 },
    from: 0,
    to: end,
    entries: joined(entries),
    layout: 'body',
    duplicates: [],
    ...(open && { open: 'syntax error' as const }),
  };
  return { roots: [root], problems, comments, broken: problems.length > 0, dangling: false };
}
