/** The thread that tries inputs; `watch.ts` looks after it. */
import { parentPort, workerData } from 'node:worker_threads';
import { CHECKS } from './checks.ts';
import type { InputFiles } from './input.ts';
import { createInputs } from './inputs.ts';
import { minimise } from './minimise.ts';
import { sum } from './trial.ts';
import type { Started, Told } from './watch.ts';

const EVERY = 100;
const ATTEMPTS = 4000;
/** Of so many inputs one is looked at thoroughly. */
const THOROUGH = 4;
const FINISHED = 2 ** 31 - 1;

const task = workerData as Started;
const tell = (told: Told): void => parentPort?.postMessage(told);
const now = (at: number): void => void Atomics.store(task.shared, 0, at);

async function tryAll({ from, end, given, dialect }: Extract<Started, { do: 'try' }>): Promise<void> {
  const inputs = given ? undefined : createInputs(dialect);
  let counts: Record<string, number> = {};
  for (let seed = from; seed < end; seed++) {
    now(seed);
    const files = inputs?.(seed).files ?? given?.[seed] ?? {};
    const trial = await CHECKS[task.check](files, given !== undefined || seed % THOROUGH === 0);
    sum(counts, trial.counts);
    for (const broken of trial.broken) tell({ broken: { ...broken, seed } });
    if ((seed - from) % EVERY === EVERY - 1) {
      tell({ counts });
      counts = {};
    }
  }
  tell({ counts });
}

if (task.do === 'try') await tryAll(task);
else {
  const { check, what, files } = task;
  let attempt = 0;
  const fails = async (smaller: InputFiles): Promise<boolean> => {
    now(attempt++);
    return (await CHECKS[check](smaller, true)).broken.some((one) => one.what === what);
  };
  await minimise(files, fails, ATTEMPTS, (smaller) => {
    tell({ smaller });
  });
}
now(FINISHED);
