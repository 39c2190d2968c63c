/**
 * Runs the suites and counts them as one: `node --import tsx scripts/test.ts [checks] [unit] [editor] [ui]`; without a name all
 * but the checks, which look at the sources and count as one test each. A suite that cannot run has failed. The last line
 * reads `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packExtension } from '../test/packed.ts';
import { readResults, type Results } from '../test/results.ts';
import { findEditors, type Editor } from '../test/editor/find-editors.ts';

interface Suite {
  readonly name: string;
  readonly run: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
}
interface Outcome extends Results {
  readonly name: string;
  readonly seconds: number;
  /** Why the suite did not run to its end. */
  readonly broken?: string;
}

const CHECKS = ['format:check', 'lint', 'types', 'layers', 'knip', 'generate:check'];
const root = path.dirname(import.meta.dirname);
const groups = process.argv.slice(2);
const asked = (group: string) => (groups.length === 0 ? group !== 'checks' : groups.includes(group));
const folder = mkdtempSync(path.join(os.tmpdir(), 'atrest-test-'));
const mocha = ['node_modules/mocha/bin/mocha.js', '--reporter', 'test/results-reporter.ts'];

function broken(name: string, why: unknown): Outcome {
  const reason = why instanceof Error ? why.message : String(why);
  console.error(`\n${name}: ${reason}`);
  return { name, seconds: 0, passed: 0, failed: 1, pending: [], broken: reason.split('\n')[0] ?? reason };
}

function runSuite({ name, run, environment }: Suite): Outcome {
  console.log(`\n--- ${name}`);
  const file = path.join(folder, `${name.replaceAll(/\W+/g, '-')}.json`);
  const begin = Date.now();
  const { status, signal } = spawnSync(process.execPath, run, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment, ATREST_RESULTS: file },
  });
  const results = readResults(file);
  if (results === undefined) return broken(name, `ended with ${signal ?? String(status)} and left no results`);
  if (results.passed + results.failed === 0) return broken(name, 'ran no test');
  if (status !== 0 && results.failed === 0)
    return broken(name, `passed its tests and ended with ${signal ?? String(status)}`);
  return { name, seconds: (Date.now() - begin) / 1000, ...results };
}

function runCheck(script: string): Outcome {
  console.log(`\n--- ${script}`);
  const begin = Date.now();
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const passed = status === 0 ? 1 : 0;
  return { name: script, seconds: (Date.now() - begin) / 1000, passed, failed: 1 - passed, pending: [] };
}

function bundle(): void {
  for (const run of [['scripts/bundle.mjs'], ['scripts/bundle.mjs', 'test'], ['--import', 'tsx', 'scripts/pages.ts']]) {
    const { status } = spawnSync(process.execPath, run, { cwd: root, stdio: 'inherit' });
    if (status !== 0) throw new Error(`node ${run.join(' ')} failed`);
  }
}

function editorSuites(editors: readonly Editor[], vsix: string): Suite[] {
  const suites: Suite[] = [];
  for (const { name, environment, workbench } of editors) {
    const run = ['--import', 'tsx', 'test/editor/run.ts'];
    if (asked('editor')) {
      suites.push({ name: `extension in ${name}`, run, environment });
      suites.push({ name: `packed extension in ${name}`, run: [...run, '--vsix', vsix], environment });
    }
    if (asked('ui') && workbench) {
      const uiRun = [...mocha, '--timeout', '60000', 'test/editor/ui.test.ts'];
      suites.push({ name: `hands on ${name}`, run: uiRun, environment: { ...environment, ATREST_VSIX: vsix } });
    }
  }
  return suites;
}

async function outcomes(): Promise<Outcome[]> {
  const all: Outcome[] = [];
  if (asked('checks')) all.push(...CHECKS.map(runCheck));
  try {
    bundle();
  } catch (error) {
    return [...all, broken('bundles', error)];
  }
  if (asked('unit')) {
    all.push(runSuite({ name: 'unit', run: [...mocha, 'test/**/*.test.ts', '--ignore', 'test/editor/**'] }));
  }
  if (asked('editor') || asked('ui')) {
    try {
      const vsix = packExtension(folder);
      for (const suite of editorSuites(await findEditors(), vsix)) all.push(runSuite(suite));
    } catch (error) {
      all.push(broken('editors', error));
    }
  }
  return all;
}

function report(all: readonly Outcome[]): void {
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

try {
  report(await outcomes());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
