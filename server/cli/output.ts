import { randomUUID } from 'node:crypto';
import { fstatSync, writeSync } from 'node:fs';
import { sourceLines, terminal, withoutCommands } from '../model/text/terminal.ts';
import type { TerminalText } from '../model/text/terminal.ts';

/**
 * Watches stdout and stderr. A reader that goes away (`atrest lint | head`) is no error: nothing more is written and the exit code
 * stays. Anything else, a full disk for one, is: exit code 2, whatever the command says.
 */
export function watchOutput(): { readonly failed: () => boolean } {
  let failed = false;
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code === 'EPIPE' || failed) return;
    failed = true;
    process.exitCode = 2;
    tell(terminal`atrest: cannot write the output: ${error.code ?? error.message}\n`);
  };
  process.stdout.on('error', onError);
  process.stderr.on('error', onError);
  return { failed: () => failed };
}

/** Writes at once, past the stream; used where the stream may be what failed. */
function tell(text: TerminalText): void {
  try {
    writeSync(2, text.toString());
  } catch {
    // There is nobody left to tell.
  }
}

/** All that a command prints goes through here or `warn`. */
export function print(text: TerminalText): void {
  process.stdout.write(withoutCommands(text.toString()));
}
/** A line for people, on stderr so that reports on stdout stay whole. */
export function warn(text: TerminalText): void {
  process.stderr.write(withoutCommands(terminal`atrest: ${text}\n`.toString()));
}
/** What the command line has to say of what was typed, which it quotes as it stands. */
export function complain(text: string): void {
  process.stderr.write(withoutCommands(sourceLines(text).toString()));
}
/**
 * A patch: to the byte for the program that takes it, cleaned for eyes. In a workflow of GitHub's a line of the source could be a
 * command to the runner, which is told to take none until it hears a word that nobody knows before; `git apply` and `patch` pass over
 * the lines around a patch. A file gets the patch alone.
 */
export function printPatch(text: string): void {
  if (isTerminal()) process.stdout.write(sourceLines(text).toString());
  else if (text === '' || !process.env['GITHUB_ACTIONS'] || isFile()) process.stdout.write(text);
  else {
    const word = randomUUID();
    process.stdout.write(`::stop-commands::${word}\n${text}::${word}::\n`);
  }
}

function isFile(): boolean {
  try {
    return fstatSync(1).isFile();
  } catch {
    return false;
  }
}

/** `isTTY` is undefined where there is no terminal, whatever its type says. */
export function isTerminal(): boolean {
  const { isTTY } = process.stdout as { readonly isTTY?: boolean };
  return isTTY ?? false;
}
