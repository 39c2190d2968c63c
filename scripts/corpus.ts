/**
 * `npm run corpus -- DIR [--depth N] [--timeout SECONDS] [--json]`: lints every folder of DIR by itself with the real CLI and
 * prints what came of it. `--depth 2` takes the folders of the folders. `neither` counts files that were neither linted nor
 * skipped with a reason: those whose names are not looked at. Ends with 1 when a run crashed, hung or said nothing.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';

interface Lint {
  readonly findings: readonly { readonly ruleId: string; readonly verdict: string }[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
  readonly summary: { readonly files: number; readonly stores: number; readonly syntaxErrors: readonly unknown[] };
}
interface SetResult {
  readonly set: string;
  /** Files on disk, those of tools' own folders left out. */
  readonly files: number;
  readonly milliseconds: number;
  readonly lint?: Lint;
  /** What went wrong. */
  readonly trouble?: string;
}

const root = path.dirname(import.meta.dirname);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    depth: { type: 'string', default: '1' },
    timeout: { type: 'string', default: '300' },
    profile: { type: 'string', default: 'strict' },
    json: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('name a folder: npm run corpus -- DIR');
const { status } = spawnSync(process.execPath, ['scripts/bundle.mjs', 'cli'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (status !== 0) throw new Error('the CLI could not be built');

const notLooked = new Set(['node_modules', '.git', '.terraform', '.aws-sam']);
function countFiles(directory: string): number {
  let sum = 0;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) sum += notLooked.has(entry.name) ? 0 : countFiles(path.join(directory, entry.name));
    else sum += 1;
  }
  return sum;
}

/** The folders at a depth, and those above it that have files of their own but no folders. */
function setsOf(directory: string, depth: number): readonly string[] {
  const folders = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  if (depth === 0 || folders.length === 0) return [directory];
  return folders.flatMap(({ name }) => setsOf(path.join(directory, name), depth - 1)).sort();
}

function run(set: string): SetResult {
  const start = performance.now();
  const args = [
    path.join(root, 'dist/cli.cjs'),
    'lint',
    '.',
    '--no-config',
    '--no-ignore',
    '--profile',
    values.profile,
    '--unknown',
    'hint',
    '--fail-on',
    'never',
    '--allow-parse-errors',
    '--no-error-on-unmatched',
    '--format',
    'json',
  ];
  const {
    stdout,
    stderr,
    signal,
    status: code,
  } = spawnSync(process.execPath, args, {
    cwd: set,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    timeout: Number(values.timeout) * 1000,
  });
  const common = {
    set: path.relative(folder!, set) || '.',
    files: countFiles(set),
    milliseconds: performance.now() - start,
  };
  if (signal !== null)
    return { ...common, trouble: `ended by ${signal}: it hung, or needed more than ${values.timeout} s` };
  try {
    const lint = JSON.parse(stdout) as Lint;
    // 2 is right where a file can't be read; such a file is in `skipped`. Anything internal is a crash.
    return stderr.includes('internal error') ? { ...common, lint, trouble: stderr } : { ...common, lint };
  } catch {
    return { ...common, trouble: `exit ${code ?? 'none'} without a report\n${stderr}` };
  }
}

function tally(words: Iterable<string>): readonly (readonly [word: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function print(results: readonly SetResult[]): void {
  const compact = { style: { head: [], border: [], compact: true } };
  const sets = new Table({
    head: ['set', 'files', 'linted', 'skipped', 'neither', 'broken', 'stores', 'fail', 'default', 'unknown', 'ms'],
    ...compact,
  });
  for (const { set, files, lint, milliseconds } of results) {
    const verdicts = new Map(tally(lint?.findings.map(({ verdict }) => verdict) ?? []));
    const broken = new Set(lint?.summary.syntaxErrors.map((error) => (error as { file: string }).file)).size;
    sets.push([
      set,
      files,
      lint?.summary.files ?? '-',
      lint?.skipped.length ?? '-',
      lint ? files - lint.summary.files - lint.skipped.length : '-',
      broken,
      lint?.summary.stores ?? '-',
      ...['fail', 'default', 'unknown'].map((verdict) => verdicts.get(verdict) ?? 0),
      milliseconds.toFixed(0),
    ]);
  }
  const lints = results.flatMap(({ lint }) => (lint ? [lint] : []));
  const reasons = new Table({ head: ['skipped because', 'files'], ...compact });
  for (const row of tally(lints.flatMap(({ skipped }) => skipped.map(({ reason }) => reason)))) reasons.push([...row]);
  const rules = new Table({ head: ['rule', 'fail', 'default', 'unknown'], ...compact });
  const findings = lints.flatMap((lint) => lint.findings);
  for (const [rule] of tally(findings.map(({ ruleId }) => ruleId))) {
    const of = (verdict: string): number =>
      findings.filter((one) => one.ruleId === rule && one.verdict === verdict).length;
    rules.push([rule, of('fail'), of('default'), of('unknown')]);
  }
  console.log([sets, reasons, rules].map(String).join('\n\n'));
  for (const { set, trouble } of results) if (trouble !== undefined) console.log(`\n${set}: ${trouble.trimEnd()}`);
  const bad = results.filter(({ trouble }) => trouble !== undefined).length;
  console.log(`\n${results.length - bad} sets passed, ${bad} crashed or hung`);
}

const results = setsOf(path.resolve(folder), Number(values.depth)).map((set) => run(set));
if (values.json) console.log(JSON.stringify(results, null, 2));
else print(results);
if (results.some(({ trouble }) => trouble !== undefined)) process.exitCode = 1;
