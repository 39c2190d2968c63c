import { caseFile, casesFolder, hasCase, writeCase } from './cases.ts';
import { createInputs } from './inputs.ts';
import { minimise } from './minimise.ts';
import type { InputFiles } from './input.ts';
import type { Failure, FuzzOptions, Report } from './report.ts';
import type { Broken } from './trial.ts';
import { type Budget, type Checked, watch, watchAll } from './watch.ts';

const DEFAULT_COUNT = 20_000;
/** Whether a smaller input still hangs is seen by waiting: less long, and not often. */
const WHILE_MINIMISING: Budget = { processor: 5_000, heap: 512 };
const WAITS = 30;

/** Tries the inputs of `count` seeds from `seed` on. Of each cause one failure is minimised and written as a case. */
export async function trySeeds(check: Checked, { seed, count, minutes, dialect }: FuzzOptions): Promise<Report> {
  const until = minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + minutes * 60_000;
  const end = count === undefined ? (minutes === undefined ? seed + DEFAULT_COUNT : 2 ** 31 - 1) : seed + count;
  const { counts, broken } = await watchAll({ check, from: seed, end, ...(dialect && { dialect }) }, { until });
  const causes = new Map<string, Broken & { readonly seed: number; readonly times: number }>();
  for (const one of broken) {
    const before = causes.get(one.what);
    causes.set(one.what, before ? { ...before, times: before.times + 1 } : { ...one, times: 1 });
  }
  const inputs = createInputs(dialect);
  const failures: Failure[] = [];
  for (const { what, message, seed: at, times } of causes.values()) {
    const told = times > 1 ? `${message}\n(${times} inputs)` : message;
    const file = caseFile(check, what);
    if (!hasCase(file)) {
      const { files } = inputs(at);
      writeCase({ check, what, seed: at, files: await smallest(check, files, what) }, casesFolder);
    }
    failures.push({ what, message: told, seed: at, file });
  }
  return { counts, failures };
}

async function smallest(check: Checked, files: InputFiles, what: string): Promise<InputFiles> {
  if (what === 'hangs' || what === 'takes too much memory' || what === 'never answers') {
    const fails = async (smaller: InputFiles): Promise<boolean> => {
      const { broken } = await watchAll({ check, from: 0, end: 1, given: [smaller] }, { budget: WHILE_MINIMISING });
      return broken.some((one) => one.what === what);
    };
    return await minimise(files, fails, WAITS);
  }
  let best = files;
  await watch({ do: 'minimise', check, files, what }, ({ smaller }) => {
    best = smaller ?? best;
  });
  return best;
}
