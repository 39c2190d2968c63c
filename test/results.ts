import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from './repository.ts';

/** What one suite leaves in the file named by `ATREST_RESULTS`, so that several suites can be counted as one. */
export interface Results {
  readonly passed: number;
  readonly failed: number;
  readonly pending: readonly string[];
  /** The seconds that the tests of each file took. */
  readonly files: Readonly<Record<string, number>>;
  /** Where the suite ran, when that is not plain Node. */
  readonly editor?: string;
}

export function writeResults(results: Results): void {
  const file = process.env['ATREST_RESULTS'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(results));
}

/** Undefined when the suite ended without leaving any: it did not run to its end. */
export function readResults(file: string): Results | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Results;
  } catch {
    return undefined;
  }
}

/** Counts what a mocha runner does, and leaves the counts when it ends. */
export function recordResults(runner: Mocha.Runner, editor?: string): void {
  const pending: string[] = [];
  const files: Record<string, number> = {};
  const count = (file: string | undefined, milliseconds: number): void => {
    if (file === undefined) return;
    const name = path.relative(repository, file).replaceAll(path.sep, '/');
    files[name] = (files[name] ?? 0) + milliseconds / 1000;
  };
  let passed = 0;
  let failed = 0;
  runner.on('pass', () => {
    passed++;
  });
  runner.on('fail', ({ file }) => {
    failed++;
    // Of a hook, too, which keeps the tests of its file from running.
    count(file, 0);
  });
  runner.on('test end', ({ file, duration }) => {
    count(file, duration ?? 0);
  });
  runner.on('pending', (test) => {
    pending.push(test.fullTitle());
  });
  runner.once('end', () => {
    writeResults({ passed, failed, pending, files, ...(editor === undefined ? {} : { editor }) });
  });
}
