import { writeSync } from 'node:fs';

/** Exit code 2 wins over what the command says when its report could not be written. */
export interface Failure {
  failed: boolean;
}

/**
 * A reader that goes away (`atrest lint | head`) is no error: nothing more is written and the exit code stays. Anything else, a
 * full disk for one, is.
 */
export function watchOutput(failure: Failure): void {
  for (const [name, stream] of [
    ['stdout', process.stdout],
    ['stderr', process.stderr],
  ] as const) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || failure.failed) return;
      failure.failed = true;
      process.exitCode = 2;
      if (name === 'stdout') tell(`atrest: cannot write to ${name}: ${error.code ?? error.message}\n`);
    });
  }
}

/** Writes at once, past the stream; used where the stream may be what failed. */
function tell(text: string): void {
  try {
    writeSync(2, text);
  } catch {
    // There is nobody left to tell.
  }
}

export const print = (text: string): void => void process.stdout.write(text);
/** A line for people, on stderr so that reports on stdout stay whole. */
export const warn = (text: string): void => void process.stderr.write(`atrest: ${text}\n`);
