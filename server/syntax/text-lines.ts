/** Offset of the first character of the line that holds `at`, behind a byte order mark. */
export function lineStart(text: string, at: number): number {
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}

/** Offset behind the last character of the line that holds `at`, before its line break. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return end > at && text[end - 1] === '\r' ? end - 1 : end;
}

/** Where the next line starts; the text's end on the last line. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** What stands on the line of `at` before it. */
export const lineBefore = (text: string, at: number): string => text.slice(Math.min(lineStart(text, at), at), at);

/** What stands on the line of `at` behind it. */
export const lineAfter = (text: string, at: number): string => text.slice(at, lineEnd(text, at));

/** The white space that the line of `at` starts with. */
export const indentAt = (text: string, at: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, at), lineEnd(text, at)))?.[0] ?? '';

/** The line break used around `at`: that of its own line, else of the one before. */
export function breakAt(text: string, at: number): '\n' | '\r\n' {
  const after = text.indexOf('\n', at);
  const found = after >= 0 ? after : text.lastIndexOf('\n', at);
  return found > 0 && text[found - 1] === '\r' ? '\r\n' : '\n';
}

/** Where the line break before `start`, the start of a line, begins. */
export const breakBefore = (text: string, start: number): number =>
  text[start - 1] !== '\n' ? start : text[start - 2] === '\r' ? start - 2 : start - 1;
