import type { CancellationToken } from 'vscode-languageserver';
import type { DroppableRun } from './slices.ts';

/** Something to wait for. */
export interface Deferred {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}
export function createDeferred(): Deferred {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** A run that can be waited for to be dropped. */
export interface CancellableRun extends DroppableRun {
  readonly whenDropped: Promise<void>;
}

/** A run that is dropped when the editor cancels its request. */
export function untilCancelled(token: CancellationToken): CancellableRun {
  const { promise, resolve } = createDeferred();
  if (token.isCancellationRequested) resolve();
  else token.onCancellationRequested(resolve);
  return {
    get dropped() {
      return token.isCancellationRequested;
    },
    whenDropped: promise,
  };
}
