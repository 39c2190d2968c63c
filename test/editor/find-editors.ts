import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { repository } from '../repository.ts';
import { WORKBENCHES, workbenchFolder } from './workbenches.ts';

/** An editor to run the suites in, chosen by the environment of the run. */
export interface Editor {
  readonly name: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Whether it can also be driven like by hand: a workbench in Chromium. */
  readonly workbench: boolean;
}

/** The first version of VS Code that the manifest promises to work in. */
function floor(): string {
  const text = readFileSync(path.join(repository, 'package.json'), 'utf8');
  return (JSON.parse(text) as { engines: { vscode: string } }).engines.vscode.replace('^', '');
}

/**
 * A named VS Code; else, where windows can be shown, a downloaded one, newest and oldest; else code-server in Chromium.
 * Says what it chose and why, and throws when there is no editor at all.
 */
export async function findEditors(): Promise<readonly Editor[]> {
  const given = process.env['VSCODE_EXECUTABLE_PATH'];
  if (given !== undefined) {
    console.log(`\neditor: the VS Code at ${given}`);
    return [{ name: 'the given VS Code', environment: {}, workbench: false }];
  }
  const noWindows = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  if (noWindows) {
    console.log('\neditor: code-server in Chromium, because there is no display for a desktop VS Code');
    return workbenches();
  }
  try {
    return await downloaded();
  } catch (error) {
    if (process.platform !== 'linux') throw error;
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`\neditor: code-server in Chromium, because VS Code cannot be downloaded: ${reason}`);
    return workbenches();
  }
}

async function downloaded(): Promise<Editor[]> {
  const editors: Editor[] = [];
  for (const version of ['stable', floor()]) {
    const environment = { VSCODE_EXECUTABLE_PATH: await downloadAndUnzipVSCode(version) };
    editors.push({ name: `VS Code ${version}`, environment, workbench: false });
  }
  return process.platform === 'linux' ? [...editors, ...workbenches()] : editors;
}

function workbenches(): Editor[] {
  const setup = spawnSync('bash', ['test/editor/setup.sh', workbenchFolder], {
    cwd: repository,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (setup.status !== 0) throw new Error('test/editor/setup.sh could not put the workbenches in place');
  return WORKBENCHES.map((name) => ({
    name: `the ${name} workbench`,
    environment: {
      VSCODE_EXECUTABLE_PATH: path.join(repository, 'dist/test/code.cjs'),
      ATREST_WORKBENCH: name,
    },
    workbench: true,
  }));
}
