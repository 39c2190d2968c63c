import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Workbench } from './workbenches.ts';
import { repository } from '../repository.ts';

/** The folders of one user of a workbench: made for one run and thrown away after it. */
export interface Profile {
  readonly folder: string;
  readonly arguments: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}
export interface RunningServer {
  readonly origin: string;
  /** All that the server has printed, for the report of a failure. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

export function newProfile(settings: object, extensions?: string): Profile {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'atrest-editor-'));
  const user = path.join(folder, 'user-data');
  const configuration = path.join(folder, 'config.yaml');
  mkdirSync(path.join(user, 'User'), { recursive: true });
  writeFileSync(path.join(user, 'User/settings.json'), JSON.stringify(settings));
  writeFileSync(configuration, 'auth: none\n');
  const installed = extensions ?? path.join(folder, 'extensions');
  mkdirSync(installed, { recursive: true });
  return {
    folder,
    arguments: ['--config', configuration, '--user-data-dir', user, '--extensions-dir', installed],
    environment: {
      ...withoutEditorVariables(process.env),
      XDG_CONFIG_HOME: path.join(folder, 'config'),
      XDG_DATA_HOME: path.join(folder, 'data'),
      // Started from a command line, so its environment is ours and not that of a login shell.
      VSCODE_CLI: '1',
      // Nothing leaves the machine: no marketplace.
      EXTENSIONS_GALLERY: '{}',
    },
  };
}

export function removeProfile(profile: Profile): void {
  rmSync(profile.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** What an editor around us, or a shell's settings for Node, would change in the one under test. */
function withoutEditorVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_(?!TEST)|ELECTRON_)|^(NODE_OPTIONS|PORT|PASSWORD|HASHED_PASSWORD)$/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !foreign.test(name)));
}

export function installExtension({ node, entry }: Workbench, profile: Profile, vsix: string): void {
  const run = spawnSync(node, [entry, ...profile.arguments, '--install-extension', vsix, '--force'], {
    env: profile.environment,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`installing ${vsix} failed\n${run.stdout}${run.stderr}`);
}

export function startServer(
  { name, node, entry }: Workbench,
  profile: Profile,
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningServer> {
  if (!existsSync(entry)) throw new Error(`no ${name} workbench at ${entry}: run test/editor/setup.sh`);
  const options = [
    ...['--bind-addr', '127.0.0.1:0', '--auth', 'none', '--disable-workspace-trust', '--ignore-last-opened'],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
  ];
  const server = spawn(node, [entry, ...profile.arguments, ...options], {
    env: { ...profile.environment, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) =>
    server.once('exit', () => {
      resolve();
    }),
  );
  let log = '';

  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGTERM');
    const kill = setTimeout(() => server.kill('SIGKILL'), 5000);
    await exited;
    clearTimeout(kill);
  };
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      log += chunk.toString();
      const origin = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(log)?.[1];
      if (origin !== undefined) resolve({ origin, log: () => log, stop });
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', reject);
    server.once('exit', (code) => {
      reject(new Error(`code-server ended with ${String(code)}\n${log}`));
    });
  });
}

/** The user settings of every run, with what a caller adds. */
export function settingsWith(added: object): object {
  const text = readFileSync(path.join(repository, 'test/editor/settings.json'), 'utf8');
  return { ...(JSON.parse(text) as object), ...added };
}
