import { diffLines } from 'diff';

/** A text before and after, drawn as a difference: two columns of gutter with `- `, `+ ` or blanks. A last line says when there is no final newline. */
export interface Picture {
  readonly before: string;
  readonly after: string;
}

const unfinished = '\\ No newline at end of file';

export function readPicture(drawn: string): Picture {
  const lines = drawn.split('\n');
  const whole = lines.at(-1) !== unfinished;
  const side = (other: string): string => {
    const text = lines
      .filter((line) => !line.startsWith(other) && line !== unfinished)
      .map((line) => `${line.slice(2)}\n`)
      .join('');
    return whole ? text : text.slice(0, -1);
  };
  return { before: side('+'), after: side('-') };
}

/** What happened, drawn in the same way. */
export function draw(before: string, after: string): string {
  const lines = diffLines(before, after).flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `${added ? '+' : removed ? '-' : ' '} ${line}`),
  );
  return (before.endsWith('\n') && after.endsWith('\n') ? lines : [...lines, unfinished]).join('\n');
}
