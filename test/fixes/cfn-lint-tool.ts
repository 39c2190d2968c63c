/** The real cfn-lint: the one that is installed, or one that is put into a cache of the repository where Python and a network are there. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Template {
  /** Also its extension: `1.yaml`. */
  readonly name: string;
  readonly text: string;
}
/** What is told of each template, by its name: sentences, by code. */
export type Codes = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

const cache = path.join(import.meta.dirname, '../../node_modules/.cache/atrest-cfn-lint');
const inCache = (name: string): string =>
  process.platform === 'win32' ? path.join(cache, 'Scripts', `${name}.exe`) : path.join(cache, 'bin', name);
const runs = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, { timeout: 300_000 }).status === 0;

/** Older ones don't know of properties that fixes write: `KeyConfiguration` of a Cognito user pool and seven others. */
export const WANTED = 'cfn-lint>=1.58,<2';
const LEAST = 58;
const isRecent = (command: string): boolean => {
  // Null where there is no such command.
  const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' }) as { readonly stdout: string | null };
  const [, minor] = /^cfn-lint 1\.(\d+)\./.exec(stdout ?? '') ?? [];
  return Number(minor ?? 0) >= LEAST;
};

/** Undefined where there is none, and none can be had. */
export function findCfnLint(): string | undefined {
  const own = inCache('cfn-lint');
  const found = ['cfn-lint', own].find(isRecent);
  return found ?? (install() ? own : undefined);
}

function install(): boolean {
  const python = ['python3', 'python'].find((name) => runs(name, '--version'));
  const installed =
    python !== undefined &&
    runs(python, '-m', 'venv', cache) &&
    runs(inCache('pip'), 'install', '--quiet', '--retries', '1', '--timeout', '15', WANTED) &&
    isRecent(inCache('cfn-lint'));
  // Half of one would be taken for a whole one the next time.
  if (!installed) rmSync(cache, { recursive: true, force: true });
  return installed;
}

interface Told {
  readonly Filename: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
}

/** All templates in one run, which starts up once. */
export function codesOf(command: string, templates: readonly Template[]): Codes {
  const directory = mkdtempSync(path.join(tmpdir(), 'atrest-cfn-lint-'));
  try {
    for (const { name, text } of templates) writeFileSync(path.join(directory, name), text);
    const args = ['--format', 'json', '--', ...templates.map(({ name }) => name)];
    const { stdout, stderr } = spawnSync(command, args, { cwd: directory, encoding: 'utf8', maxBuffer: 1e9 });
    if (!stdout.startsWith('[')) throw new Error(stderr);
    const codes = new Map<string, Map<string, readonly string[]>>();
    for (const {
      Filename: name,
      Message: message,
      Rule: { Id: id },
    } of JSON.parse(stdout) as readonly Told[]) {
      const told = codes.get(name) ?? new Map<string, readonly string[]>();
      codes.set(name, told.set(id, [...(told.get(id) ?? []), message]));
    }
    return codes;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
