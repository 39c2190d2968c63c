/**
 * Runs the suite of test/editor/suite in a real VS Code: `node --import tsx test/editor/run.ts [--vsix FILE]`.
 * `VSCODE_EXECUTABLE_PATH` names an installed VS Code, or the stand-in for one (dist/test/code.cjs). Without it VS Code is
 * downloaded; `ATREST_VSCODE_VERSION` names the version, `stable` without it.
 * With `--vsix` the packed extension is installed into an empty profile and finds an empty PATH.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { repository } from '../repository.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'atrest-suite-'));
const vsix = process.argv[2] === '--vsix' ? process.argv[3] : undefined;
const extensions = path.join(folder, 'extensions');
const standIn = path.join(repository, 'dist/test/code.cjs');

async function editor(): Promise<string> {
  const given = process.env['VSCODE_EXECUTABLE_PATH'];
  return given ?? (await downloadAndUnzipVSCode(process.env['ATREST_VSCODE_VERSION'] ?? 'stable'));
}

function install(executable: string, file: string): void {
  const [command = executable, ...first] =
    executable === standIn ? [standIn] : resolveCliArgsFromVSCodeExecutablePath(executable);
  const run = spawnSync(command, [...first, '--extensions-dir', extensions, '--install-extension', file], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error(`${file} could not be installed`);
}

/** An extension of nothing: where the packed extension is under test, the development slot must hold something else. */
function emptyExtension(): string {
  const empty = path.join(folder, 'empty-extension');
  mkdirSync(empty);
  const manifest = { name: 'empty', publisher: 'atrest', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(path.join(empty, 'package.json'), JSON.stringify(manifest));
  return empty;
}

try {
  const workspace = path.join(folder, 'workspace');
  cpSync(path.join(repository, 'test/fixtures/editor'), workspace, { recursive: true });
  const vscodeExecutablePath = await editor();
  if (vsix !== undefined) install(vscodeExecutablePath, path.resolve(vsix));
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: vsix === undefined ? repository : emptyExtension(),
    extensionTestsPath: path.join(repository, 'dist/test/suite/index.cjs'),
    launchArgs: [workspace, '--extensions-dir', extensions],
    // The stand-in needs a PATH itself and empties that of the editor it starts.
    extensionTestsEnv: {
      ATREST_EMPTY_PATH: vsix === undefined ? '' : 'yes',
      ...(vsix !== undefined && vscodeExecutablePath !== standIn && { PATH: '' }),
    },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
