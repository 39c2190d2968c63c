import type { Document } from '../model/source.ts';

/** Both counted from zero; `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}
/** The lines of a text, ended by LF, CRLF or CR. What lies outside is moved to the nearest place inside. */
export interface Lines {
  readonly count: number;
  /** Offset of a line's first character. */
  start(line: number): number;
  /** Offset behind a line's last character, before the line break. */
  end(line: number): number;
  position(offset: number): Position;
  offset(position: Position): number;
}

const known = new WeakMap<Document, Lines>();

/** The line index of a document (kept with it) or of a text. Built on first use. */
export function linesOf(source: Document | string): Lines {
  if (typeof source === 'string') return index(source);
  const found = known.get(source);
  if (found) return found;
  const lines = index(source.text);
  known.set(source, lines);
  return lines;
}

function index(text: string): Lines {
  let starts: number[] | undefined;
  const table = (): number[] => (starts ??= lineStarts(text));
  const clampLine = (line: number): number => Math.max(0, Math.min(line, table().length - 1));
  const start = (line: number): number => table()[clampLine(line)] ?? 0;
  const end = (line: number): number => {
    const next = table()[clampLine(line) + 1];
    if (next === undefined) return text.length;
    return text.charCodeAt(next - 1) === 10 && text.charCodeAt(next - 2) === 13 ? next - 2 : next - 1;
  };
  return {
    get count() {
      return table().length;
    },
    start,
    end,
    position(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      const line = lastAtMost(table(), at);
      return { line, character: at - start(line) };
    },
    offset({ line, character }) {
      if (line >= table().length) return text.length;
      return line < 0 ? 0 : Math.max(start(line), Math.min(start(line) + character, end(line)));
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  const lone = text.includes('\r');
  if (!lone) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

/** Index of the last element that is not above `value`. */
function lastAtMost(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
