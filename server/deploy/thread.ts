import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DeployDiff, EditedText, TemplateEffect } from '../model/deploy.ts';
import type { DiffResponse, DiffRequest } from './diff/worker.ts';

export interface ThreadOptions {
  /** Milliseconds without a question after which the thread ends and gives its memory back. */
  readonly idle?: number;
  /** Milliseconds after which an answer is not waited for any more. */
  readonly patience?: number;
}
type Effects = readonly TemplateEffect[] | undefined;

/** A thread that fails as often in a row is not started again. */
const maximumFailures = 3;
const megabytes = 512;

/** Compares templates in a thread of its own, which lives while it is asked. `directories` are searched for its program. */
export function deployThread(
  directories: readonly string[],
  { idle = 60_000, patience = 10_000 }: ThreadOptions = {},
): DeployDiff {
  let worker: Worker | undefined;
  let ready = false;
  let failures = 0;
  let last = 0;
  let quiet: NodeJS.Timeout | undefined;
  const waiting = new Map<number, (effects: Effects) => void>();

  const end = (ended: Worker | undefined = worker): void => {
    if (ended !== worker) return;
    worker = undefined;
    ready = false;
    clearTimeout(quiet);
    for (const resolve of waiting.values()) resolve(undefined);
    waiting.clear();
    void ended?.terminate();
  };
  const rest = (): void => {
    clearTimeout(quiet);
    quiet = setTimeout(end, idle).unref();
    // A run of the command ends when nothing is left to do.
    worker?.unref();
  };
  const start = (): Worker | undefined => {
    const program = directories.map((directory) => path.join(directory, 'deploy.cjs')).find((file) => existsSync(file));
    if (program === undefined || failures >= maximumFailures) return undefined;
    const started = new Worker(program, {
      // Nothing of ours that is meant for the main thread.
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    const failed = (): void => {
      failures++;
      end(started);
    };
    started.on('error', failed);
    started.on('exit', () => {
      end(started);
    });
    started.on('message', ({ id, effects }: DiffResponse) => {
      failures = 0;
      ready = true;
      waiting.get(id)?.(effects);
      waiting.delete(id);
      if (waiting.size === 0) rest();
    });
    return started;
  };

  return {
    warm: () => ready,
    compare: (texts: readonly EditedText[]) => {
      worker ??= start();
      const asked = worker;
      if (!asked) return Promise.resolve(undefined);
      clearTimeout(quiet);
      asked.ref();
      const id = last++;
      return new Promise<Effects>((resolve) => {
        const late = setTimeout(() => {
          failures++;
          end(asked);
        }, patience);
        waiting.set(id, (effects) => {
          clearTimeout(late);
          resolve(effects);
        });
        asked.postMessage({ id, texts } satisfies DiffRequest);
      });
    },
  };
}
