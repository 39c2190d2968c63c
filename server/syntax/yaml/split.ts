import { membersOf, splitKey } from '../pieces/split.ts';
import type { Split, MemberStart, Stretch } from '../pieces/split.ts';

const space = 32;
/** Tab, line breaks, the comment sign and the end of the text: such a line tells nothing about how it is laid out. */
const skipped = new Set([9, 10, 13, 35, NaN]);
const keyLine = /(?:"[^"\n]*"|'[^'\n]*'|[^\s"'#{}[\],&*!|>%@`?-][^\s#{}[\],]*)[ \t]*:(?=\s|$)/y;
const splitLine = new RegExp(`(["']?)${splitKey}\\1[ \\t]*:[ \\t]*(?:#.*)?\\r?$`, 'my');
const marker = /---[ \t]*(?:#.*)?\r?$/my;

/** Splits a stream of YAML documents of block maps; undefined when a document is laid out otherwise. */
export function splitYaml(text: string): Split[] | undefined {
  const splits: Split[] = [];
  let stretches: Stretch[] = [];
  let start = 0;
  let open: 'gap' | 'member' = 'gap';
  let below: number | undefined;
  const close = (end: number): void => {
    if (open === 'member') {
      const parts = splitMember(text, start, end, below);
      // Not spread: a call with a hundred thousand arguments overflows the stack.
      for (const part of parts) stretches.push(part);
      if (parts[0]?.is === 'head' && parts[1]) below = indentAt(text, parts[1].start, Infinity);
    } else if (end > start) stretches.push({ is: 'gap', start, end });
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
        splits.push({ stretches });
        stretches = [];
        open = 'gap';
        column = Infinity;
        below = undefined;
      }
    } else if (open === 'gap' || text.startsWith('...', at) || text.startsWith('---', at)) return undefined;
  }
  close(text.length);
  splits.push({ stretches });
  return splits.some((split) => split.stretches.some(({ is }) => is === 'member' || is === 'head'))
    ? splits
    : undefined;
}

/** `below` is the column of the members of the map that was split last. */
function splitMember(text: string, start: number, end: number, below: number | undefined): Stretch[] {
  const column = indentAt(text, start, Infinity);
  const second = endOfLine(text, start);
  const split = matches(splitLine, text, start + column);
  const children = split
    ? membersOf(indentedKeys(text, second, end, column))
    : below === undefined || below <= column
      ? []
      : adopted(text, second, end, below, /:\s*$/.test(text.slice(start, second)));
  const [first] = children;
  if (!first) return [{ is: 'member', start, end }];
  const stretches: Stretch[] = [{ is: split ? 'head' : 'stray', start, end: first.at }];
  children.forEach((child, index) => {
    stretches.push({ is: 'child', start: child.at, end: children[index + 1]?.at ?? end });
  });
  return stretches;
}

/**
 * Members of the split map that someone cut off by writing a line at the left of them. This guess is never taken for a text that
 * has no errors; it finds nothing where the line is the key of an ordinary map.
 */
function adopted(text: string, start: number, end: number, column: number, bare: boolean): MemberStart[] {
  const starts: MemberStart[] = [];
  let nested = !bare;
  for (let at = start; at < end; at = endOfLine(text, at)) {
    const indent = indentAt(text, at, column);
    if (skipped.has(text.charCodeAt(at + indent))) continue;
    if (!nested && indent <= column) return [];
    nested = true;
    if (indent === column && matches(keyLine, text, at + indent)) starts.push({ at, indent });
  }
  return starts;
}

/** Key lines right of a column that are indented no deeper than the first of them. */
function indentedKeys(text: string, start: number, end: number, column: number): MemberStart[] {
  const starts: MemberStart[] = [];
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
