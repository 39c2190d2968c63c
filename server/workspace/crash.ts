import manifest from '../../package.json' with { type: 'json' };
import type { Loading } from './loading.ts';

/** So many places say where it happened; the rest of the stack depends on how we were called. */
const places = 3;

/**
 * A mistake of our own, in one line that can be reported: the kind of error, where in our code, and of which version. Always the
 * same for the same mistake. Nothing of the machine is in it, nor the error's message, which may quote a file and with it a secret.
 */
export function crashText(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  const at = error instanceof Error ? placesOf(error.stack ?? '') : [];
  const where = at.length > 0 ? ` at ${at.join(', ')}` : '';
  return (
    `internal error in AtRest ${manifest.version}: ${name}${where}. Please report this line ` +
    'with the smallest part of the file that shows it'
  );
}

/** `spellingsOf (look.ts:47:17)`: names and files of the first calls, each once, without the directories of this machine. */
function placesOf(stack: string): readonly string[] {
  const calls = stack.split('\n').flatMap((line) => {
    const [, call] = /^\s+at (.+)$/.exec(line) ?? [];
    return call === undefined || call.includes('node:')
      ? []
      : [call.replace(/[^\s()]*[/\\](?=[^/\\()]+$|[^/\\()]+\)$)/, '')];
  });
  return [...new Set(calls)].slice(0, places);
}

/** What came of work, or the mistake of ours that it met. */
export type Netted<T> = { readonly value: T } | { readonly crash: string };

/** Does work behind a net: whatever one file makes of our code, the others are still looked at. */
export function net<T>(work: () => T): Netted<T> {
  try {
    return { value: work() };
  } catch (error) {
    return { crash: crashText(error) };
  }
}

/** The same for work that waits. */
export function* netUnder<T>(work: () => Loading<T>): Loading<Netted<T>> {
  try {
    return { value: yield* work() };
  } catch (error) {
    return { crash: crashText(error) };
  }
}
