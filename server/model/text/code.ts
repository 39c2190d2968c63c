import { tame } from './steering.ts';

/**
 * A name or value from a file within a sentence of ours: a code span, with more backticks around it than stand in it, on one line.
 * Every message, note and title calls what a file named in this way; where it is shown, `inMarkdown` and `terminal` rely on nothing.
 */
export function code(name: string): string {
  const text = tame(name);
  const runs = text.match(/`+/g);
  if (!runs) return `\`${text}\``;
  const longest = runs.reduce((most, { length }) => Math.max(most, length), 0);
  const fence = '`'.repeat(longest + 1);
  // Readers take one space off each end again.
  return `${fence} ${text} ${fence}`;
}
