/** How long the server may work without looking for messages, in milliseconds. */
const SLICE = 15;

/** Tells a run that its result is not wanted any more. */
export interface DroppableRun {
  readonly dropped: boolean;
}

/** Lets other work go first: the event loop turns once. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Drives a computation to its end, letting the event loop turn after each slice. Undefined when it was dropped on the way.
 * `before` is awaited before each slice: work that can wait waits there.
 */
export async function inSlices<T>(
  steps: Generator<void, T>,
  run: DroppableRun,
  before: () => Promise<void> = turn,
): Promise<T | undefined> {
  for (;;) {
    await before();
    if (run.dropped) {
      steps.return(undefined as T);
      return undefined;
    }
    const until = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
  }
}
