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

/** For a failure's message: what was drawn as a difference, drawn again from what happened. */
export function draw(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const longest = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const row = longest[i];
      if (row) row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: string[] = [];
  for (let i = 0, j = 0; i < old.length || j < now.length;) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push(`  ${old[i++] ?? ''}`);
      j++;
    } else if (i < old.length && (j === now.length || at(i + 1, j) >= at(i, j + 1))) lines.push(`- ${old[i++] ?? ''}`);
    else lines.push(`+ ${now[j++] ?? ''}`);
  }
  if (lines.at(-1) === '  ') return lines.slice(0, -1).join('\n');
  return [...lines, unfinished].join('\n');
}
