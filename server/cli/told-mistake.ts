import { ConfigMistakes, Misuse } from '../app/misuse.ts';
import { joined, terminal } from '../model/text/terminal.ts';
import type { TerminalText } from '../model/text/terminal.ts';
import { UsageError } from './usage-error.ts';

/** What the user can put right, in his words; undefined for a mistake of ours. */
export function toldMistake(error: unknown, nameOf: (uri: string) => string): TerminalText | undefined {
  if (error instanceof UsageError) return error.told;
  if (error instanceof Misuse) {
    const { option, value, because } = error;
    if (option === undefined) return terminal`${because}`;
    return terminal`--${option} ${option === 'config' ? nameOf(value) : value}: ${because}`;
  }
  if (!(error instanceof ConfigMistakes)) return undefined;
  const lines = error.mistakes.map(
    ({ uri, line, column, message }) => terminal`${nameOf(uri)}:${line}:${column}: ${message}`,
  );
  return terminal`the configuration has mistakes, nothing was linted\n  ${joined(lines, '\n  ')}`;
}
