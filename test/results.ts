import { readFileSync, writeFileSync } from 'node:fs';

/** What one suite leaves in the file named by `ATREST_RESULTS`, so that several suites can be counted as one. */
export interface Results {
  readonly passed: number;
  readonly failed: number;
  readonly pending: readonly string[];
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
  let passed = 0;
  let failed = 0;
  runner.on('pass', () => {
    passed++;
  });
  runner.on('fail', () => {
    failed++;
  });
  runner.on('pending', (test) => {
    pending.push(test.fullTitle());
  });
  runner.once('end', () => {
    writeResults({ passed, failed, pending, ...(editor === undefined ? {} : { editor }) });
  });
}
