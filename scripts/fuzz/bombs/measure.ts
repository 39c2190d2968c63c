import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One run of the command line program in a folder. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Why it was ended from outside. */
  readonly ended?: 'processor time' | 'memory';
  /** Of all threads together; where it was ended, what it was allowed. */
  readonly processorMilliseconds: number;
  /** Largest resident set. */
  readonly megabytes: number;
}
export interface Limits {
  readonly processorSeconds: number;
  readonly megabytes: number;
}

/** Runs the program under the system's own limit of processor time, so that the load of the machine does not count. */
export function measure(
  program: string,
  args: readonly string[],
  folder: string,
  scratch: string,
  limits: Limits,
): Run {
  const probe = path.join(scratch, 'probe.cjs');
  const answer = path.join(scratch, 'answer.json');
  writeFileSync(
    probe,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(answer)}, JSON.stringify(process.resourceUsage())));\n`,
  );
  rmSync(answer, { force: true });
  const seconds = Math.ceil(limits.processorSeconds);
  const node = [`--max-old-space-size=${limits.megabytes}`, '--require', probe, program, ...args];
  const { status, signal, stdout, stderr } = spawnSync(
    'bash',
    ['--norc', '-c', `ulimit -t ${seconds}; exec "$@"`, 'bash', process.execPath, ...node],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30, env: { PATH: process.env['PATH'], HOME: folder } },
  );
  const used = existsSync(answer) ? (JSON.parse(readFileSync(answer, 'utf8')) as NodeJS.ResourceUsage) : undefined;
  const memory = stderr.includes('heap out of memory');
  const ended = memory ? 'memory' : signal === 'SIGXCPU' || signal === 'SIGKILL' ? 'processor time' : undefined;
  return {
    code: status,
    stdout,
    stderr: signal === null || ended ? stderr : `${signal}\n${stderr}`,
    ...(ended && { ended }),
    processorMilliseconds: used ? (used.userCPUTime + used.systemCPUTime) / 1000 : seconds * 1000,
    megabytes: used ? used.maxRSS / 1024 : 0,
  };
}
