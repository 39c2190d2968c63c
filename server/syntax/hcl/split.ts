import type { Split, Stretch } from '../pieces/split.ts';

/** The header of a block at the start of a line. */
const HEADER = /^[A-Za-z_][\w-]*(?:[ \t]+(?:"[^"\n]*"|[\w-]+))*[ \t]*\{/;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?$/u;

/**
 * A stretch for each block at the start of a line, up to the next one: whatever is open in a block ends where the next begins. What
 * stands in a heredoc or a comment begins nothing.
 */
export function splitHcl(text: string): Split {
  const starts: number[] = [];
  let heredoc: string | undefined;
  let isComment = false;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length;) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    const line = text.slice(at, end);
    if (heredoc !== undefined) {
      if (line.trim() === heredoc) heredoc = undefined;
    } else if (isComment) isComment = !line.includes('*/');
    else {
      if (HEADER.test(line)) starts.push(at);
      const marker = HEREDOC.exec(line)?.[1];
      if (marker !== undefined && isClosed(text, end, marker)) heredoc = marker;
      const open = line.lastIndexOf('/*');
      isComment = open >= 0 && !line.includes('*/', open) && !isInside(line, open) && text.includes('*/', end);
    }
    at = end + 1;
  }
  const edges = [0, ...starts.filter((start) => start > 0), text.length];
  const stretches = edges.slice(0, -1).map((start, index): Stretch => {
    const is = starts.includes(start) ? 'member' : 'gap';
    return { is, start, end: edges[index + 1] ?? text.length };
  });
  return { stretches };
}

const isClosed = (text: string, from: number, marker: string): boolean =>
  text
    .slice(from)
    .split('\n')
    .some((line) => line.trim() === marker);

/** Whether a place in a line lies in a string or behind the sign of a line comment. */
function isInside(line: string, place: number): boolean {
  const before = line.slice(0, place);
  return /#|\/\//.test(before) || (before.match(/"/g)?.length ?? 0) % 2 === 1;
}
