import { Worker } from 'node:worker_threads';
import type { Dialect, InputFiles } from './input.ts';
import { type Broken, sum } from './trial.ts';

/** Names of what the worker can ask of an input. */
export type Checked = 'lint' | 'fix';
/**
 * What the worker is to do: try the inputs of a range of seeds, or of a list by their indexes, or make one input smaller that fails
 * in a certain way.
 */
export type Task = { readonly check: Checked } & (
  ({ readonly do: 'try' } & Range) | { readonly do: 'minimise'; readonly files: InputFiles; readonly what: string }
);
/** Seeds from one up to before another, of one dialect where that is named; or indexes of inputs that are given. */
interface Range {
  readonly from: number;
  readonly end: number;
  readonly given?: readonly InputFiles[];
  readonly dialect?: Dialect;
}
/** Beside the task: holds the number of the input that is being tried. */
export type Started = Task & { readonly shared: Int32Array<SharedArrayBuffer> };

/** What the worker tells: counts since the last message, what is broken, an input that is smaller and still fails. */
export interface Told {
  readonly counts?: Readonly<Record<string, number>>;
  readonly broken?: Broken & { readonly seed: number };
  readonly smaller?: InputFiles;
}
export interface Budget {
  /** Processor time for one input, in milliseconds, whatever the load of the machine is. */
  readonly processor: number;
  /** Heap of the worker, in megabytes. */
  readonly heap: number;
}
/** Far above what any input of 60 kB takes, also on a slow machine. */
export const BUDGET: Budget = { processor: 15_000, heap: 1024 };

export interface WatchOptions {
  readonly budget?: Budget;
  readonly until?: number;
  /** What runs in the worker, seen from this file. */
  readonly program?: string;
}

/** How one worker ended: the number that it tried last, and what was wrong with that. */
export interface Ended {
  readonly at: number;
  readonly broken?: Broken;
}
const STARTING = -1;
const FINISHED = 2 ** 31 - 1;
const LOOK = 250;

/**
 * Runs a task in a worker that is ended when one input takes too much processor time or heap, or when `until` (a time in
 * milliseconds) has come. Processor time is that of this process, whose own thread only waits: the load of the machine does not count.
 */
export function watch(
  task: Task,
  tell: (told: Told) => void,
  { budget = BUDGET, until = Number.POSITIVE_INFINITY, program = 'start-worker.mjs' }: WatchOptions = {},
): Promise<Ended> {
  const shared = new Int32Array(new SharedArrayBuffer(4));
  shared[0] = STARTING;
  const worker = new Worker(new URL(program, import.meta.url), {
    workerData: { ...task, shared } satisfies Started,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: budget.heap },
  });
  return new Promise((resolve, reject) => {
    let over = false;
    const end = (broken?: Broken): void => {
      if (over) return;
      over = true;
      clearInterval(timer);
      const at = Atomics.load(shared, 0);
      void worker.terminate().then(() => {
        if (at === STARTING && broken) reject(new Error(`the worker did not start: ${broken.message}`));
        else resolve({ at, ...(broken && { broken }) });
      });
    };
    let last = { at: Number.NaN, begin: process.cpuUsage() };
    const timer = setInterval(() => {
      const at = Atomics.load(shared, 0);
      if (at !== last.at) last = { at, begin: process.cpuUsage() };
      const { user, system } = process.cpuUsage(last.begin);
      if (at !== STARTING && (user + system) / 1000 > budget.processor)
        end({ what: 'hangs', message: `no answer after ${budget.processor} ms of processor time` });
      else if (Date.now() > until) end();
    }, LOOK);
    worker.on('message', tell);
    worker.on('error', (error: Error & { readonly code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        end({ what: 'takes too much memory', message: `more than ${budget.heap} MB of heap` });
      else end({ what: 'ended the worker', message: error.stack ?? error.message });
    });
    worker.on('exit', () => {
      // A worker with nothing left to do before its last input waits for something that never comes.
      end(Atomics.load(shared, 0) === FINISHED ? undefined : { what: 'never answers', message: 'waits for ever' });
    });
  });
}

/** Runs a task over a range of seeds to its end: an input that ends a worker is broken, and the next ones go on in a fresh one. */
export async function watchAll(
  { check, from, end, ...rest }: { readonly check: Checked } & Range,
  options: WatchOptions = {},
): Promise<{
  readonly counts: Record<string, number>;
  readonly broken: readonly (Broken & { readonly seed: number })[];
}> {
  const counts: Record<string, number> = {};
  const broken: (Broken & { readonly seed: number })[] = [];
  const { until = Number.POSITIVE_INFINITY } = options;
  const tell = (told: Told): void => {
    if (told.counts) sum(counts, told.counts);
    if (told.broken) broken.push(told.broken);
  };
  for (let next = from; next < end && Date.now() < until;) {
    const ended = await watch({ do: 'try', check, from: next, end, ...rest }, tell, options);
    if (ended.broken) broken.push({ ...ended.broken, seed: ended.at });
    next = ended.broken ? ended.at + 1 : end;
  }
  return { counts, broken };
}
