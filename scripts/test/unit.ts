import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repository } from '../../test/repository.ts';
import type { Outcome, Suite } from './outcome.ts';

export const MOCHA = ['node_modules/mocha/bin/mocha.js', '--reporter', 'test/results-reporter.ts'];

/** More would wait for one another's files and memory. */
const MOST_PROCESSES = 4;
/** The inner loop runs the files that take no longer, in seconds of a quiet machine. */
const QUICK = 3;
/** What a file is taken for that has no record yet. */
const UNKNOWN = QUICK;

/** How long the tests of each file take, in seconds: `UPDATE=1 npm run test:unit` on a quiet machine writes it anew. */
const RECORD = path.join(repository, 'test/file-seconds.json');

/**
 * The tests that need no editor, in one process for each core. A process that has ended a file takes the next one, so the longest files
 * go first. `quick`: without the files that take long.
 */
export function unitSuite(quick: boolean): Suite {
  const recorded = JSON.parse(readFileSync(RECORD, 'utf8')) as Readonly<Record<string, number>>;
  const secondsOf = (file: string): number => recorded[file] ?? UNKNOWN;
  const files = testFiles()
    .filter((file) => !quick || secondsOf(file) <= QUICK)
    .toSorted((one, other) => secondsOf(other) - secondsOf(one));
  const jobs = Math.min(os.availableParallelism(), MOST_PROCESSES);
  return {
    name: quick ? 'quick unit' : 'unit',
    run: [...MOCHA, '--parallel', '--jobs', String(jobs), ...files],
    files,
  };
}

function testFiles(): string[] {
  return readdirSync(path.join(repository, 'test'), { recursive: true, encoding: 'utf8' })
    .map((file) => `test/${file.replaceAll(path.sep, '/')}`)
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('test/editor/'))
    .toSorted();
}

export function recordSeconds({ files }: Outcome): void {
  const sorted = Object.entries(files).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const rounded = sorted.map(([file, seconds]) => [file, Math.ceil(seconds * 10) / 10]);
  writeFileSync(RECORD, `${JSON.stringify(Object.fromEntries(rounded), null, 2)}\n`);
}
