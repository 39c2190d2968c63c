import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

/** One whole process, or the medians of several. */
export interface Run {
  readonly milliseconds: number;
  /** Of all processors together; means more than the clock where others work on the same machine. */
  readonly cpuMilliseconds: number;
  /** Largest resident set. */
  readonly megabytes: number;
}

const folder = mkdtempSync(path.join(tmpdir(), 'atrest-bench-'));
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
const probe = path.join(folder, 'probe.cjs');
const answer = path.join(folder, 'answer.json');
writeFileSync(
  probe,
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(answer)}, JSON.stringify(process.resourceUsage())));\n`,
);

/** Exit codes 0 and 1 are what `lint` gives. The probe costs every process the same, less than a millisecond. */
function run(args: readonly string[]): Run {
  const start = performance.now();
  const { status, stderr, error } = spawnSync(process.execPath, ['--require', probe, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const milliseconds = performance.now() - start;
  if (error) throw error;
  if (status !== 0 && status !== 1)
    throw new Error(`${args.join(' ')}: exit ${status ?? 'none'}\n${stderr.toString()}`);
  const used = JSON.parse(readFileSync(answer, 'utf8')) as NodeJS.ResourceUsage;
  return {
    milliseconds,
    cpuMilliseconds: (used.userCPUTime + used.systemCPUTime) / 1000,
    megabytes: used.maxRSS / 1024,
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Medians of commands that are run in turn, so that a change of the machine's speed meets all of them. */
export function inTurn(rounds: number, commands: readonly (readonly string[])[]): readonly Run[] {
  for (const command of commands) run(command);
  const all = commands.map((): Run[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, command] of commands.entries()) all[index]!.push(run(command));
  }
  return all.map((runs) => ({
    milliseconds: median(runs.map((one) => one.milliseconds)),
    cpuMilliseconds: median(runs.map((one) => one.cpuMilliseconds)),
    megabytes: median(runs.map((one) => one.megabytes)),
  }));
}
