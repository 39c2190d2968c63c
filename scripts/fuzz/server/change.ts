import type { TextEdit } from 'vscode-languageserver';

/** The one change that makes a text another, as an editor would tell it; undefined when they are the same. */
export function changeOf(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  // A line break of two signs is one place.
  while (start > 0 && /[\r\n]/.test(before.charAt(start - 1))) start--;
  while (end > 0 && /[\r\n]/.test(before.charAt(before.length - end))) end--;
  return {
    range: { start: placeOf(before, start), end: placeOf(before, before.length - end) },
    newText: after.slice(start, after.length - end),
  };
}

function placeOf(text: string, at: number): { line: number; character: number } {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
