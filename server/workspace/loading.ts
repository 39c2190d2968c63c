import type { MaybePromise } from './files.ts';

/**
 * Work that may have to wait for files, written once for hosts that can wait and for hosts that can't: a generator that yields what it
 * waits for. `loadAsync` drives it where files answer later, `loadNow` where they answer at once (the CDK's `validate()` is
 * synchronous). Why not two readers: docs/decisions/0022.
 */
export type Loading<T> = Generator<Wait, T, unknown>;
type Wait = Promise<unknown> | { readonly all: readonly Loading<unknown>[] };

/** Waits for an answer, unless it is there already. */
export function* wait<T>(answer: MaybePromise<T>): Loading<T> {
  return (answer instanceof Promise ? yield answer : answer) as T;
}

/** So many files at a time keep a disk busy without running out of handles. */
const lanes = 16;

/** Works on all items, some at a time where the host can wait; results in the order of the items. */
export function* each<T, R>(items: readonly T[], work: (item: T) => Loading<R>): Loading<R[]> {
  // Most entries need one file, or nothing more.
  const [first] = items;
  if (items.length === 0) return [];
  if (items.length === 1) return [yield* work(first as T)];
  const results = new Array<R>(items.length);
  const queue = items.entries();
  const lane = function* (): Loading<void> {
    for (const [index, item] of queue) results[index] = yield* work(item);
  };
  yield { all: Array.from({ length: Math.min(lanes, items.length) }, lane) };
  return results;
}

/** Drives work to its end, waiting where it waits. */
export async function loadAsync<T>(work: Loading<T>): Promise<T> {
  let step = work.next();
  while (step.done !== true) {
    let answer: unknown;
    try {
      answer = await (step.value instanceof Promise ? step.value : Promise.all(step.value.all.map(loadAsync)));
    } catch (error) {
      step = work.throw(error);
      continue;
    }
    step = work.next(answer);
  }
  return step.value;
}

/** Drives work to its end at once. Throws where something is not there yet: the host's files must answer at once. */
export function loadNow<T>(work: Loading<T>): T {
  let step = work.next();
  while (step.done !== true) {
    if (step.value instanceof Promise) throw new Error('something has to be waited for where nothing can wait');
    for (const part of step.value.all) loadNow(part);
    step = work.next();
  }
  return step.value;
}
