import { unlinkSync } from 'node:fs';

/** What asks a process to end, and ends it where nobody listens. Nothing can be done about SIGKILL. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Files that must not outlive the process. */
const files = new Set<string>();

/** Takes the file away when the process is ended before `release`. Others that listen for a signal still decide what it does. */
export function takenAwayAtEnd(file: string): { readonly release: () => void } {
  if (files.size === 0) {
    for (const signal of SIGNALS) process.on(signal, ended);
    process.on('exit', takeAway);
  }
  files.add(file);
  return {
    release: () => {
      files.delete(file);
      if (files.size === 0) stopListening();
    },
  };
}

function stopListening(): void {
  for (const signal of SIGNALS) process.off(signal, ended);
  process.off('exit', takeAway);
}

function takeAway(): void {
  for (const file of files) {
    try {
      unlinkSync(file);
    } catch {
      // It is gone already.
    }
  }
  files.clear();
}

function ended(signal: NodeJS.Signals): void {
  takeAway();
  stopListening();
  // As if nobody had listened.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
