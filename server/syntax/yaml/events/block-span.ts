import type { ScalarEvent } from 'js-yaml';
import { doubt } from './doubt.ts';

/** The sign, and at most that the last line break is no part of the text. */
const header = /^[^#]*?([|>]-?[ \t]*\r?)$/;

/**
 * A block scalar from the sign of its header to the end of its last line. Events start below the header, and end with the blank
 * lines that follow. Throws `Doubt` at other headers, and where no line has any text.
 */
export function blockSpan({ valueStart, valueEnd, indent }: ScalarEvent, text: string): { from: number; to: number } {
  if (indent < 0 || valueStart === valueEnd || text[valueStart - 1] !== '\n') return doubt();
  const line = text.lastIndexOf('\n', valueStart - 2) + 1;
  const found = header.exec(text.slice(line, valueStart - 1))?.[1];
  if (found === undefined) return doubt();
  return { from: valueStart - 1 - found.length, to: withoutBlankLines(text, valueStart, valueEnd, indent) };
}

/** Lines at the end that hold at most as many spaces as the text is indented by are not part of it. */
function withoutBlankLines(text: string, start: number, end: number, indent: number): number {
  let last = text[end - 1] === '\n' ? end - 1 : end;
  for (;;) {
    let at = last - 1;
    if (text[at] === '\r') at--;
    const lastSign = at;
    while (text[at] === ' ') at--;
    if (text[at] !== '\n' || at < start || at + 1 + indent <= lastSign) return Math.min(last + 1, text.length);
    last = at;
  }
}
