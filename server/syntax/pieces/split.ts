/**
 * A stretch of text that is parsed alone: a member of the root map, the key of a map that is split further (`head`), a member of
 * that map (`child`), a mistaken member of the root map in the middle of that map (`stray`), its end (`tail`, JSON only, not parsed), text between them that usually holds only comments (`gap`), or what
 * follows the end of a JSON value (`rest`).
 */
export interface Stretch {
  readonly is: 'gap' | 'member' | 'head' | 'child' | 'stray' | 'tail' | 'rest';
  readonly start: number;
  readonly end: number;
}
/** One map at the root of a document, split into stretches in the order of the text. */
export interface Split {
  readonly stretches: readonly Stretch[];
  /** JSON's outer braces: offsets of the first and behind the last; undefined in block YAML. */
  readonly braces?: { readonly start: number; readonly end: number | undefined };
}

/** The map whose members are parsed and cached one by one. */
export const splitKey = 'Resources';

/** A line that may start a member, by its indentation. */
export interface MemberStart {
  readonly at: number;
  readonly indent: number;
}
/**
 * The lines that start members: the indentation of the first, unless a line with less is found twice, for then the first is a
 * mistake in the text.
 */
export function membersOf(starts: readonly MemberStart[]): readonly MemberStart[] {
  const first = starts[0]?.indent ?? 0;
  let chosen = first;
  for (const { indent } of starts) {
    if (indent < chosen && starts.filter((start) => start.indent === indent).length > 1) chosen = indent;
  }
  return starts.filter((start) => start.indent === chosen);
}

/** Whether a stretch has text at or left of the column of its first line, so that it may hold more members than can be seen. */
export function hasStray(text: string): boolean {
  const lines = text.split('\n');
  const column = indentOf(lines[0] ?? '');
  return lines.slice(1).some((line) => /^\s*[^\s#}\]/]/.test(line) && indentOf(line) <= column);
}
const indentOf = (line: string): number => /^[ \t]*/.exec(line)?.[0].length ?? 0;
