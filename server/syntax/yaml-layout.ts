import { membersOf, splitKey } from './layout.ts';
import type { Layout, Start, Stretch } from './layout.ts';

const space = 32;
/** Tab, line breaks, the comment sign and the end of the text: such a line tells nothing about the layout. */
const skipped = new Set([9, 10, 13, 35, NaN]);
const keyLine = /(?:"[^"\n]*"|'[^'\n]*'|[^\s"'#{}[\],&*!|>%@`?-][^\s#{}[\],]*)[ \t]*:(?=\s|$)/y;
const splitLine = new RegExp(`(["']?)${splitKey}\\1[ \\t]*:[ \\t]*(?:#.*)?\\r?$`, 'my');
const marker = /---[ \t]*(?:#.*)?\r?$/my;

/** Splits a stream of YAML documents of block maps; undefined when a document is laid out otherwise. */
export function yamlLayouts(text: string): Layout[] | undefined {
  const layouts: Layout[] = [];
  let stretches: Stretch[] = [];
  let start = 0;
  let open: 'gap' | 'member' = 'gap';
  const close = (end: number): void => {
    if (open === 'member') stretches.push(...splitMember(text, start, end));
    else if (end > start) stretches.push({ is: 'gap', start, end });
    start = end;
  };
  let column = Infinity;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0, next = 0; at < text.length; at = next) {
    next = endOfLine(text, at);
    const indent = indentAt(text, at, column);
    if (indent > column || skipped.has(text.charCodeAt(at + indent))) continue;
    if (matches(keyLine, text, at + indent)) {
      close(at);
      open = 'member';
      column = Math.min(column, indent);
    } else if (matches(marker, text, at)) {
      if (open === 'member' || stretches.length > 0) {
        close(at);
        layouts.push({ stretches });
        stretches = [];
        open = 'gap';
        column = Infinity;
      }
    } else if (open === 'gap' || text.startsWith('...', at) || text.startsWith('---', at)) return undefined;
  }
  close(text.length);
  layouts.push({ stretches });
  return layouts.some((layout) => layout.stretches.some(({ is }) => is === 'member' || is === 'head'))
    ? layouts
    : undefined;
}

function splitMember(text: string, start: number, end: number): Stretch[] {
  const column = indentAt(text, start, Infinity);
  if (!matches(splitLine, text, start + column)) return [{ is: 'member', start, end }];
  const children = membersOf(indentedKeys(text, endOfLine(text, start), end, column));
  const [first] = children;
  if (!first) return [{ is: 'member', start, end }];
  const stretches: Stretch[] = [{ is: 'head', start, end: first.at }];
  children.forEach((child, index) => {
    stretches.push({ is: 'child', start: child.at, end: children[index + 1]?.at ?? end });
  });
  return stretches;
}

/** Key lines right of a column that are indented no deeper than the first of them. */
function indentedKeys(text: string, start: number, end: number, column: number): Start[] {
  const starts: Start[] = [];
  let deepest = Infinity;
  for (let at = start; at < end; at = endOfLine(text, at)) {
    const indent = indentAt(text, at, deepest);
    if (indent <= column || indent > deepest || !matches(keyLine, text, at + indent)) continue;
    if (deepest === Infinity) deepest = indent;
    starts.push({ at, indent });
  }
  return starts;
}

/** Spaces at the start of a line, counted until they are more than `enough`. */
function indentAt(text: string, at: number, enough: number): number {
  let indent = 0;
  while (indent <= enough && text.charCodeAt(at + indent) === space) indent++;
  return indent;
}

function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

function matches(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}
