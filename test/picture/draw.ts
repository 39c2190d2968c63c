import { diffLines } from 'diff';
import type { Drawn, Mark } from './page.ts';

/** The picture of what happened: kept lines, removed and added ones, and a line of carets for each squiggle. */
export function drawPicture({ before, after, marks }: Drawn): string {
  const lines: string[] = [];
  let line = 0;
  const keep = (text: string, gutter: string): void => {
    for (const one of splitLines(text)) {
      lines.push(one === '' && gutter === ' ' ? '' : `${gutter} ${one}`.trimEnd());
      if (gutter === '+') continue;
      for (const mark of marks.filter((candidate) => candidate.line === line)) lines.push(carets(mark));
      line++;
    }
  };
  for (const part of diffLines(before, after)) keep(part.value, part.added ? '+' : part.removed ? '-' : ' ');
  return lines.join('\n');
}

const carets = ({ start, end, message }: Mark): string =>
  `  ${' '.repeat(start)}${'^'.repeat(Math.max(end - start, 1))} ${message}`;

const splitLines = (text: string): readonly string[] => (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
