import { writeSync } from 'node:fs';

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
    tell(`atrest: cannot write the output: ${error.code ?? error.message}\n`);
  };
  process.stdout.on('error', onError);
  process.stderr.on('error', onError);
  return { failed: () => failed };
}

/** Writes at once, past the stream; used where the stream may be what failed. */
function tell(text: string): void {
  try {
    writeSync(2, text);
  } catch {
    // There is nobody left to tell.
  }
}

export function print(text: string): void {
  process.stdout.write(text);
}
/** A line for people, on stderr so that reports on stdout stay whole. */
export function warn(text: string): void {
  process.stderr.write(`atrest: ${text}\n`);
}
