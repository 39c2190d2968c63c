import { doubt } from './doubt.ts';

/** The first sign from a place on that is neither blank nor part of a comment. */
export function skipBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    const sign = text.charCodeAt(at);
    if (sign === 32 || sign === 10 || sign === 13 || sign === 9) at++;
    else if (sign === 35) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else return at;
  }
}

/** The place behind a sign that must come next. Throws `Doubt`. */
export function behind(sign: string, text: string, from: number): number {
  const at = skipBlank(text, from);
  return text[at] === sign ? at + 1 : doubt();
}

/** Whether only spaces stand before a place on its line. */
export function startsLine(text: string, from: number): boolean {
  let at = from - 1;
  while (text.charCodeAt(at) === 32) at--;
  return at < 0 || text.charCodeAt(at) === 10;
}

/** Whether a place is the first of its line, and the last line above that is not blank is a comment. */
export function followsComment(text: string, from: number): boolean {
  if (!startsLine(text, from)) return false;
  for (let at = from - 1; at > 0;) {
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const line = text.slice(start, at).trimStart();
    if (line !== '') return line.startsWith('#');
    at = start - 1;
  }
  return false;
}
