import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { workbenchFolder, WORKBENCHES } from '../../test/editor/workbenches.ts';

const isThere = (command: string): boolean =>
  spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;

const isSetUp = (name: string): boolean => {
  try {
    return readdirSync(path.join(workbenchFolder, name)).some((file) => file.startsWith('.complete-'));
  } catch {
    return false;
  }
};

/** Says before anything runs what the tests need of the network and of root, and what is skipped without. */
export function announce({ editors, unit }: { readonly editors: boolean; readonly unit: boolean }): void {
  const needs = [...(unit ? unitNeeds() : []), ...(editors ? editorNeeds() : [])];
  if (needs.length === 0) console.log('Needs neither the network nor root.');
  for (const need of needs) console.log(need);
}

function unitNeeds(): string[] {
  return [
    ...(isThere('terraform') ? [] : ['Without `terraform` in PATH, what is compared with it is skipped.']),
    ...(process.platform !== 'linux' || isThere('strace')
      ? []
      : ['Without `strace`, what the kernel is asked for is not looked at. Debian: apt-get install strace, as root.']),
  ];
}

function editorNeeds(): string[] {
  if (process.env['VSCODE_EXECUTABLE_PATH'] !== undefined) return [];
  const missing = WORKBENCHES.filter((name) => !isSetUp(name));
  const chromium =
    process.env['CHROMIUM_PATH'] !== undefined || ['chromium', 'chromium-browser', 'google-chrome'].some(isThere);
  const display = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return [
    ...(display ? ['Needs the network: VS Code is downloaded, once for each version.'] : []),
    ...(process.platform === 'linux' && missing.length > 0
      ? [`Needs the network, once: code-server (${missing.join(', ')}) is installed with npm into ${workbenchFolder}.`]
      : []),
    ...(process.platform === 'linux' && !chromium
      ? ['Needs root and the network, once: Chromium is installed with apt-get. Or name one in CHROMIUM_PATH.']
      : []),
  ];
}
