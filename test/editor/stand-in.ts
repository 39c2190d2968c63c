#!/usr/bin/env node
/**
 * Stands in for VS Code's own executable where no desktop VS Code can be had: takes the arguments of `@vscode/test-electron`,
 * runs the suite in code-server, shown by headless Chromium, prints what the suite prints and ends with the suite's code.
 * `ATREST_WORKBENCH` names the workbench, `ATREST_EDITOR_TIMEOUT` the milliseconds a run may take,
 * `ATREST_SHOTS` a folder for a picture of a run that failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { format, inspect } from 'node:util';
import { codeArguments } from './code-arguments.ts';
import { installExtension, newProfile, removeProfile, settingsWith, startServer, type Profile } from './code-server.ts';
import { launchChromium, openWorkbench, type Development } from './page.ts';
import { chosenWorkbench } from './workbenches.ts';

const { flags, targets } = codeArguments(process.argv.slice(2));
const workbench = chosenWorkbench();
const timeout = Number(process.env['ATREST_EDITOR_TIMEOUT'] ?? 600_000);

/** How lines begin that the workbench says about itself, and that say nothing about the suite. */
const noise = [
  ...['[AgentHost', '[ChatModel', '[AccountPolicy', '[Service Worker', '[reconnection', 'ChatSessionStore', 'Canceled'],
  ...['Resolving', 'Resolved', 'Creating a socket', 'Creation of workbench contribution', 'Request to '],
  ...['Updating additional', 'Ignoring fetching additional', 'Loading development extension'],
  ...['Error while fetching the extension under development', 'Timed out waiting for authentication'],
];

async function runSuite(profile: Profile, development: Development): Promise<number> {
  const server = await startServer(workbench, profile, process.env['ATREST_EMPTY_PATH'] === 'yes' ? { PATH: '' } : {});
  const browser = await launchChromium();
  const end = async () => {
    await browser.close();
    await server.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void end().then(() => process.exit(130)));
  }
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    const exit = new Promise<number>((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction('codeAutomationLog', (level: string, parts: unknown[]) => {
      const line = format(...parts);
      if (noise.some((beginning) => line.startsWith(beginning))) return;
      if (level === 'error') console.error(line);
      else console.log(line);
    });
    await openWorkbench(page, server.origin, targets[0] ?? '.', development);
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, timeout, 'late').unref());
    const code = await Promise.race([exit, late]);
    if (code !== 0 && process.env['ATREST_SHOTS'] !== undefined) {
      await page.screenshot({ path: path.join(process.env['ATREST_SHOTS'], `failed-${workbench.name}.png`) });
    }
    if (code === 'late') console.error(`no result after ${timeout} ms\n${server.log()}`);
    return code === 'late' ? 124 : code;
  } finally {
    await end();
  }
}

function userSettings(): object {
  const file = path.join(flags['user-data-dir']?.[0] ?? '', 'User/settings.json');
  return settingsWith(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {});
}

async function main(): Promise<number> {
  if (flags['version'] !== undefined) {
    return spawnSync(workbench.node, [workbench.entry, '--version'], { stdio: 'inherit' }).status ?? 1;
  }
  const profile = newProfile(userSettings(), flags['extensions-dir']?.[0]);
  try {
    for (const vsix of flags['install-extension'] ?? []) installExtension(workbench, profile, vsix);
    const tests = flags['extensionTestsPath']?.[0];
    if (tests === undefined) return 0;
    return await runSuite(profile, { extensions: flags['extensionDevelopmentPath'] ?? [], tests });
  } finally {
    removeProfile(profile);
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(inspect(error));
    process.exit(70);
  },
);
