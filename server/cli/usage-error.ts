import { terminal } from '../model/text/terminal.ts';
import type { TerminalText } from '../model/text/terminal.ts';

/** Something the user can put right: told on stderr without a stack, a mere string in one line, and the run ends with 2. */
export class UsageError extends Error {
  readonly told: TerminalText;
  constructor(message: string | TerminalText) {
    super(message.toString());
    this.name = 'UsageError';
    this.told = terminal`${message}`;
  }
}
