/**
 * `npm run bench`: medians of what users wait for, and ratios to what the machine can do at all. `--json` prints them as JSON,
 * `--rounds N` changes how often whole processes are run. Judges nothing: times of a shared machine prove little by themselves.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { spawnSync } from 'node:child_process';
import Table from 'cli-table3';
import { manyTemplates, writeInputs } from './bench/inputs.ts';
import type { Inputs } from './bench/inputs.ts';
import { inTurn, median } from './bench/process.ts';
import type { Run } from './bench/process.ts';
import { openInServer } from './bench/server.ts';
import { buildWithSyntheticKinds, syntheticKinds } from './bench/synthetic.ts';
import { worstTemplate } from './bench/worst.ts';

interface Row {
  readonly what: string;
  readonly milliseconds?: number;
  readonly cpuMilliseconds?: number;
  readonly megabytes?: number;
  readonly ratio?: number;
  readonly cpuRatio?: number;
  readonly note: string;
}

const root = path.dirname(import.meta.dirname);
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '9' } },
});
const rounds = Math.max(1, Number(values.rounds) || 1);

function build(): void {
  const { status } = spawnSync(process.execPath, ['scripts/bundle.mjs', 'cli', 'server'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the bundles could not be built');
}

const cli = path.join(root, 'dist', 'cli.cjs');
const server = path.join(root, 'dist', 'server.cjs');
const lint = (file: string, program = cli): readonly string[] => [
  program,
  'lint',
  '--no-config',
  '--fail-on',
  'never',
  file,
];
const size = (file: string): string => `${(statSync(file).size / 1e6).toFixed(2)} MB`;
const note = (text: string): void => void process.stderr.write(`${text}\n`);

async function processes(inputs: Inputs, folder: string): Promise<readonly Row[]> {
  note('one file, and the catalogue with many kinds');
  const synthetic = await buildWithSyntheticKinds(root, folder);
  const commands = [['-e', '0'], lint(inputs.small), lint(inputs.small, synthetic)] as const;
  const [nothing, one, more] = inTurn(rounds, commands) as [Run, Run, Run];
  const few = Math.max(1, Math.ceil(rounds / 3));
  note(`${manyTemplates} templates`);
  const [templates] = inTurn(few, [lint(inputs.many)]) as [Run];
  note('plan');
  const [plan] = inTurn(few, [lint(inputs.plan)]) as [Run];
  const kilobytes = (statSync(inputs.small).size / 1000).toFixed(1);
  return [
    { what: 'node -e 0', ...nothing, ratio: 1, cpuRatio: 1, note: 'the floor' },
    { what: 'lint one file', ...one, ...ratios(one, nothing), note: `${kilobytes} kB YAML; ratio to the floor` },
    {
      what: `the same with ${syntheticKinds} more kinds`,
      ...more,
      ...ratios(more, one),
      note: 'ratio to the line above',
    },
    { what: `lint ${manyTemplates} templates`, ...templates, note: 'of 5 kB each' },
    { what: 'lint a plan', ...plan, note: size(inputs.plan) },
  ];
}

const ratios = (run: Run, to: Run) => ({
  ratio: run.milliseconds / to.milliseconds,
  cpuRatio: run.cpuMilliseconds / to.cpuMilliseconds,
});

async function starts(inputs: Inputs): Promise<Row> {
  note('start of the server');
  const times: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const editor = await openInServer(server, inputs.small);
    times.push(editor.started);
    memory.push(editor.memory() ?? 0);
    await editor.close();
  }
  return {
    what: 'server: start to first findings',
    milliseconds: median(times),
    ...memoryOf(median(memory)),
    note: 'process start, initialize, open, diagnostics',
  };
}

async function large(file: string, what: string): Promise<readonly Row[]> {
  note(`server: ${what}`);
  const text = readFileSync(file, 'utf8');
  const opened: number[] = [];
  for (let round = 0; round < Math.ceil(rounds / 3); round++) {
    const editor = await openInServer(server, file);
    opened.push(editor.started);
    await editor.close();
  }
  const editor = await openInServer(server, file);
  // Somebody types a number in the middle of the file.
  const word = file.endsWith('.json') ? '"Size": ' : 'Size: ';
  const offset = text.indexOf(word, text.length / 2) + word.length;
  const edits: number[] = [];
  for (let round = 0; round < 60; round++) edits.push(await editor.edit(offset, '1'));
  const memory = editor.memory() ?? 0;
  await editor.close();
  return [
    {
      what: `server: ${what}, start to first findings`,
      milliseconds: median(opened),
      note: `${size(file)}, ${editor.findings} findings`,
    },
    {
      what: `server: ${what}, an edit to findings`,
      milliseconds: median(edits),
      ...memoryOf(memory),
      note: 'round trip, without the pause of typing; memory after 60 edits',
    },
  ];
}

/** The slowest real template; `ATREST_CORPUS` names another folder than the sample. */
function slowest(): Row {
  note('the slowest template of the sample');
  const { file, milliseconds, templates } = worstTemplate(
    process.env['ATREST_CORPUS'] ?? path.join(root, 'test/corpus'),
  );
  return { what: 'slowest template, text to findings', milliseconds, note: `of ${templates}: ${path.basename(file)}` };
}

const memoryOf = (number: number): { megabytes?: number } => (number > 0 ? { megabytes: number } : {});

function table(rows: readonly Row[]): string {
  const lines = new Table({
    head: ['what', 'ms', 'CPU ms', 'MB', 'ratio', 'CPU ratio', 'note'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [], compact: true },
  });
  const digits = (number: number | undefined, places: number): string => number?.toFixed(places) ?? '';
  for (const row of rows) {
    const { milliseconds, cpuMilliseconds, megabytes, ratio, cpuRatio } = row;
    const times = [digits(milliseconds, 1), digits(cpuMilliseconds, 1), digits(megabytes, 0)];
    lines.push([row.what, ...times, digits(ratio, 2), digits(cpuRatio, 2), row.note]);
  }
  return lines.toString();
}

const folder = mkdtempSync(path.join(tmpdir(), 'atrest-bench-'));
try {
  note('building');
  build();
  const inputs = writeInputs(folder);
  const rows = [
    ...(await processes(inputs, folder)),
    await starts(inputs),
    ...(await large(inputs.largeYaml, '1 MB YAML')),
    ...(await large(inputs.largeJson, '1 MB JSON')),
    slowest(),
  ];
  const machine = `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  process.stdout.write(
    values.json ? `${JSON.stringify({ machine, rounds, rows }, null, 2)}\n` : `${machine}\n${table(rows)}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
