import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

const folder = mkdtempSync(path.join(tmpdir(), 'atrest-bench-'));
const probe = path.join(folder, 'memory.cjs');
const answer = path.join(folder, 'memory.txt');
writeFileSync(
  probe,
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(answer)}, String(process.resourceUsage().maxRSS)));\n`,
);

/** Milliseconds of one whole process from start to end; exit codes 0 and 1 are what `lint` gives. */
function timed(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr, error } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const milliseconds = performance.now() - start;
  if (error) throw error;
  if (status !== 0 && status !== 1)
    throw new Error(`${args.join(' ')}: exit ${status ?? 'none'}\n${stderr.toString()}`);
  return milliseconds;
}

/** Largest resident set in MB. A run of its own: the probe costs time. */
export function peak(args: readonly string[]): number {
  timed(['--require', probe, ...args]);
  return Number(readFileSync(answer, 'utf8')) / 1024;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Medians of commands that are run in turn, so that a change of the machine's speed meets all of them. */
export function inTurn(rounds: number, commands: readonly (readonly string[])[]): readonly number[] {
  for (const command of commands) timed(command);
  const times = commands.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, command] of commands.entries()) times[index]!.push(timed(command));
  }
  return times.map(median);
}
