import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { readResults, type Results } from '../../test/results.ts';
import { repository } from '../../test/repository.ts';

/** A program that runs tests and leaves their counts in the file that `ATREST_RESULTS` names. */
export interface Suite {
  readonly name: string;
  /** The arguments of Node. */
  readonly run: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** The test files of which each must run a test, by their paths in the repository. */
  readonly files?: readonly string[];
}
export interface Outcome extends Results {
  readonly name: string;
  readonly seconds: number;
  /** Why the suite did not run to its end. */
  readonly broken?: string;
}

export function broken(name: string, why: unknown): Outcome {
  const reason = why instanceof Error ? why.message : String(why);
  console.error(`\n${name}: ${reason}`);
  return { name, seconds: 0, passed: 0, failed: 1, pending: [], files: {}, broken: reason.split('\n')[0] ?? reason };
}

/** Runs a suite and prints what it prints; its counts go through a file in a folder. */
export function runSuite({ name, run, environment, files = [] }: Suite, folder: string): Outcome {
  console.log(`\n--- ${name}`);
  const file = path.join(folder, `${name.replaceAll(/\W+/g, '-')}.json`);
  const begin = Date.now();
  const { status, signal } = spawnSync(process.execPath, run, {
    cwd: repository,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment, ATREST_RESULTS: file },
  });
  const results = readResults(file);
  if (results === undefined) return broken(name, `ended with ${signal ?? String(status)} and left no results`);
  if (results.passed + results.failed === 0) return broken(name, 'ran no test');
  const lost = files.filter((one) => !(one in results.files));
  if (lost.length > 0) return broken(name, `ran no test of ${lost.join(', ')}`);
  if (status !== 0 && results.failed === 0)
    return broken(name, `passed its tests and ended with ${signal ?? String(status)}`);
  return { name, seconds: (Date.now() - begin) / 1000, ...results };
}

/** Runs a script of the package as one test. */
export function runCheck(script: string): Outcome {
  console.log(`\n--- ${script}`);
  const begin = Date.now();
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: repository,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const passed = status === 0 ? 1 : 0;
  const seconds = (Date.now() - begin) / 1000;
  return { name: script, seconds, passed, failed: 1 - passed, pending: [], files: {} };
}

/** Prints a line for each suite, what was skipped, and the sum. */
export function report(all: readonly Outcome[]): void {
  console.log('');
  for (const { name, seconds, passed, failed, editor, broken: why } of all) {
    const where = editor === undefined ? '' : ` (${editor})`;
    console.log(`${name}${where}: ${why ?? `${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s`}`);
  }
  const sum = (count: (outcome: Outcome) => number) => all.reduce((total, outcome) => total + count(outcome), 0);
  const pending = all.flatMap((outcome) => outcome.pending);
  for (const title of pending) console.log(`skipped: ${title}`);
  const skipped = pending.length > 0 ? `, ${pending.length} skipped` : '';
  const failed = sum((outcome) => outcome.failed);
  console.log(`${sum((outcome) => outcome.passed)} passed, ${failed} failed${skipped}`);
  process.exitCode = failed > 0 ? 1 : 0;
}
