import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'dist', 'cli.cjs');
let built = false;

/** The file that users run, made anew from the sources once in a test run. */
export function cliFile(): string {
  if (!built) {
    const bundled = spawnSync(process.execPath, ['scripts/bundle.mjs', 'cli', 'deploy'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (bundled.status !== 0) throw new Error(`the CLI could not be built:\n${bundled.stderr}`);
    built = true;
  }
  return cli;
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the real CLI in a folder, without a terminal and without what the environment says of colours. */
export function atrest(cwd: string, args: readonly string[], { env = {} }: RunOptions = {}): Outcome {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [cliFile(), ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, ...env },
    encoding: 'utf8',
    timeout: 300_000,
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  return { code: status, stdout, stderr };
}

/** Runs it without the right of root to read everything: from a copy that nobody in particular may read. */
export function asNobody(folder: Folder, args: readonly string[]): Outcome {
  if (process.getuid?.() !== 0) return atrest(folder.path, args);
  const copy = mkdtempSync(path.join(tmpdir(), 'atrest-cli-'));
  for (const file of ['cli.cjs', 'atrest.cjs'])
    copyFileSync(path.join(path.dirname(cliFile()), file), path.join(copy, file));
  chmodSync(copy, 0o755);
  const nobody = 65534;
  const options = { cwd: folder.path, encoding: 'utf8', uid: nobody, gid: nobody } as const;
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [path.join(copy, 'cli.cjs'), ...args], options);
  rmSync(copy, { recursive: true });
  if (error) throw error;
  return { code: status, stdout, stderr };
}

/** The same with what a shell can do to a process: redirections, pipes. `$ATREST` is the CLI. */
export function shell(cwd: string, script: string): Outcome {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], {
    cwd,
    env: { PATH: process.env['PATH'], ATREST: `${process.execPath} ${cliFile()}` },
    encoding: 'utf8',
    timeout: 300_000,
  });
  return { code: status, stdout, stderr };
}

/** A folder with these files, removed by `remove`. */
export interface Folder {
  readonly path: string;
  readonly at: (file: string) => string;
  readonly write: (files: Readonly<Record<string, string | Uint8Array>>) => void;
  readonly remove: () => void;
}
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Folder {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'atrest-cli-')));
  const at = (file: string): string => path.join(folder, file);
  const write: Folder['write'] = (all) => {
    for (const [file, content] of Object.entries(all)) {
      mkdirSync(path.dirname(at(file)), { recursive: true });
      writeFileSync(at(file), content);
    }
  };
  write(files);
  return {
    path: folder,
    at,
    write,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
