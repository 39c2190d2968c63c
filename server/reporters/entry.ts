import type { Span } from '../model/source.ts';

/** Stands for a value that the file marks as a secret. */
export const SECRET = '(secret)';

/** Longer keys are not looked for: a text of this length before a value is no key. */
const longestKey = 300;

/**
 * The entry that a span is the key or the value of, as three parts: before the span, the span, behind it. Nothing of other entries
 * is in it, and of a value that is a map or a list, or is none at all (the span is the key), only that it is there. At most `columns` of a value.
 */
export function entryAround(
  text: string,
  { start, end }: Span,
  columns: number,
  secrets: readonly Span[],
): readonly [string, string, string] {
  const follows = /^\s*:/.test(text.slice(end, end + 20));
  const marked = secrets.some((secret) => secret.start < end && start < secret.end)
    ? SECRET
    : briefly(text.slice(start, end), columns);
  if (follows) return ['', marked, ': …'];
  const [key] =
    /(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w.:-]+)\s*:\s*$/.exec(text.slice(Math.max(0, start - longestKey), start)) ?? [];
  return [key === undefined ? '' : `${key.trimEnd().replace(/\s*:$/, '')}: `, marked, ''];
}

function briefly(text: string, columns: number): string {
  if (text.startsWith('{')) return '{…}';
  if (text.startsWith('[')) return '[…]';
  const [line = ''] = text.split(/[\r\n]/, 1);
  if (line.length <= columns) return line;
  const code = line.charCodeAt(columns);
  // Never between the two halves of a character.
  return `${line.slice(0, code >= 0xdc00 && code <= 0xdfff ? columns - 1 : columns)}…`;
}
