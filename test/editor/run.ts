/**
 * Runs the suite of test/editor/suite in a real VS Code: `node --import tsx test/editor/run.ts [--vsix FILE]`.
 * `VSCODE_EXECUTABLE_PATH` names an installed VS Code, or the stand-in for one (dist/test/code.cjs). Without it VS Code is
 * downloaded; `ATREST_VSCODE_VERSION` names the version, `stable` without it.
 * With `--vsix` the packed extension is installed into an empty profile and finds an empty PATH.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
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

/**
 * Where the packed extension is under test, the development slot must hold something else: what HashiCorp's extension is to us, by its
 * name, its languages and a formatter, which is `terraform fmt` where there is one.
 */
function terraformExtension(): string {
  const stub = path.join(folder, 'terraform-extension');
  cpSync(path.join(repository, 'test/fixtures/terraform-extension'), stub, { recursive: true });
  return stub;
}

/** The path of Terraform, if it is there: the editor finds none by itself. */
const terraform = (): string =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((entry) => path.join(entry, 'terraform'))
    .find((file) => existsSync(file)) ?? '';

try {
  const workspace = path.join(folder, 'workspace');
  cpSync(path.join(repository, 'test/fixtures/editor'), workspace, { recursive: true });
  const vscodeExecutablePath = await editor();
  if (vsix !== undefined) install(vscodeExecutablePath, path.resolve(vsix));
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: vsix === undefined ? repository : terraformExtension(),
    extensionTestsPath: path.join(repository, 'dist/test/suite/index.cjs'),
    launchArgs: [workspace, '--extensions-dir', extensions],
    // The stand-in needs a PATH itself and empties that of the editor it starts.
    extensionTestsEnv: {
      ATREST_EMPTY_PATH: vsix === undefined ? '' : 'yes',
      ATREST_TERRAFORM: terraform(),
      ...(vsix !== undefined && vscodeExecutablePath !== standIn && { PATH: '' }),
    },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
