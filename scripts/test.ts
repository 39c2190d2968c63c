/**
 * Runs the suites and counts them as one: `node --import tsx scripts/test.ts [checks] [quick] [unit] [editor] [ui] [newest] [oldest]`;
 * without a name of a suite `unit`, `editor` and `ui`. The checks look at the sources and count as one test each; `quick` is the part of
 * `unit` that takes no time; with a name of a workbench, the editor suites run in that one alone. A suite that cannot run has failed.
 * The last line reads `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findEditors, type Editor } from '../test/editor/find-editors.ts';
import { WORKBENCHES } from '../test/editor/workbenches.ts';
import { packExtension } from '../test/packed.ts';
import { repository } from '../test/repository.ts';
import { announce } from './test/needs.ts';
import { broken, report, runCheck, runSuite, type Outcome, type Suite } from './test/outcome.ts';
import { MOCHA, recordSeconds, unitSuite } from './test/unit.ts';

const CHECKS = ['format:check', 'lint', 'types', 'layers', 'knip', 'generate:check'];
const WITHOUT_A_NAME = ['unit', 'editor', 'ui'];
const SUITES = ['checks', 'quick', ...WITHOUT_A_NAME];
const workbenches: readonly string[] = WORKBENCHES;
const given = process.argv.slice(2);
const suites = given.filter((name) => SUITES.includes(name));
const chosen = given.filter((name) => workbenches.includes(name));
const asked = (suite: string): boolean => (suites.length > 0 ? suites : WITHOUT_A_NAME).includes(suite);

function bundle(): void {
  for (const run of [['scripts/bundle.mjs'], ['scripts/bundle.mjs', 'test'], ['--import', 'tsx', 'scripts/pages.ts']]) {
    const { status } = spawnSync(process.execPath, run, { cwd: repository, stdio: 'inherit' });
    if (status !== 0) throw new Error(`node ${run.join(' ')} failed`);
  }
}

function editorSuites(editors: readonly Editor[], vsix: string): Suite[] {
  const found: Suite[] = [];
  for (const { name, environment, workbench } of editors) {
    if (chosen.length > 0 && !chosen.some((one) => name === `the ${one} workbench`)) continue;
    const run = ['--import', 'tsx', 'test/editor/run.ts'];
    if (asked('editor')) {
      found.push({ name: `extension in ${name}`, run, environment });
      found.push({ name: `packed extension in ${name}`, run: [...run, '--vsix', vsix], environment });
    }
    if (asked('ui') && workbench) {
      const uiRun = [...MOCHA, '--timeout', '60000', 'test/editor/ui.test.ts'];
      found.push({ name: `hands on ${name}`, run: uiRun, environment: { ...environment, ATREST_VSIX: vsix } });
    }
  }
  return found;
}

async function outcomes(folder: string): Promise<Outcome[]> {
  const all: Outcome[] = [];
  if (asked('checks')) all.push(...CHECKS.map(runCheck));
  try {
    bundle();
  } catch (error) {
    return [...all, broken('bundles', error)];
  }
  if (asked('quick') && !asked('unit')) all.push(runSuite(unitSuite(true), folder));
  if (asked('unit')) {
    const unit = runSuite(unitSuite(false), folder);
    if (process.env['UPDATE'] !== undefined && unit.broken === undefined) recordSeconds(unit);
    all.push(unit);
  }
  if (asked('editor') || asked('ui')) {
    try {
      const vsix = packExtension(folder);
      for (const suite of editorSuites(await findEditors(), vsix)) all.push(runSuite(suite, folder));
    } catch (error) {
      all.push(broken('editors', error));
    }
  }
  return all;
}

const unknown = given.filter((name) => !SUITES.includes(name) && !workbenches.includes(name));
if (unknown.length > 0) {
  console.error(`no suite ${unknown.join(', ')}: there are ${[...SUITES, ...WORKBENCHES].join(', ')}`);
  process.exitCode = 2;
} else {
  announce({ editors: asked('editor') || asked('ui'), unit: asked('unit') });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'atrest-test-'));
  try {
    report(await outcomes(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
