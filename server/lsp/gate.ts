import type { CancellationToken } from 'vscode-languageserver';
import type { Wanted } from './slices.ts';

/** Something to wait for. */
export interface Gate {
  readonly promise: Promise<void>;
  readonly open: () => void;
}
export function createGate(): Gate {
  let open = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

/** A run that can be waited for to be dropped. */
export interface Dropping extends Wanted {
  readonly whenDropped: Promise<void>;
}

/** A run that is dropped when the editor cancels its request. */
export function untilCancelled(token: CancellationToken): Dropping {
  const { promise, open } = createGate();
  if (token.isCancellationRequested) open();
  else token.onCancellationRequested(open);
  return {
    get dropped() {
      return token.isCancellationRequested;
    },
    whenDropped: promise,
  };
}
