import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { packExtension } from '../packed.ts';
import { repository } from '../repository.ts';

describe('the package', function () {
  this.timeout(240_000);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'atrest-package-'));
  let vsix: string;
  before(() => {
    vsix = packExtension(folder);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('for the editor is a handful of files', async () => {
    const files = await listFiles({ cwd: repository, packageManager: PackageManager.None });
    assert.deepEqual(
      files.filter((file) => !file.startsWith('syntaxes/')).sort(),
      [
        ...['CHANGELOG.md', 'LICENSE', 'README.md', 'docs/pictures/editor.png', 'package.json'],
        ...['dist/client.cjs', 'dist/deploy.cjs', 'dist/deploy.json.gz', 'dist/licenses.txt'],
        ...['dist/checks.json', 'dist/pages.json', 'dist/server.cjs'],
      ].sort(),
    );
  });

  it('for the editor is under 2 MB', () => {
    assert(statSync(vsix).size < 2_000_000, `${statSync(vsix).size} bytes`);
  });

  it('for npm holds the command, the server, the API and its types', () => {
    const run = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: repository,
      encoding: 'utf8',
    });
    const [{ files }] = JSON.parse(run.stdout) as [{ files: { path: string }[] }];
    assert.deepEqual(
      files
        .map((file) => file.path)
        .filter((file) => !file.startsWith('dist/types/'))
        .sort(),
      [
        ...['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'],
        ...['dist/atrest.cache', 'dist/atrest.cjs', 'dist/cli.cjs', 'dist/index.cjs', 'dist/licenses.txt'],
        ...['dist/checks.json', 'dist/deploy.cjs', 'dist/deploy.json.gz', 'dist/pages.json', 'dist/server.cjs'],
      ].sort(),
    );
  });

  it('for npm has types that hold for a module of either kind', () => {
    const types = spawnSync(process.execPath, ['scripts/types.mjs'], { cwd: repository, encoding: 'utf8' });
    assert.equal(types.status, 0, types.stdout + types.stderr);
    const consumer = path.join(folder, 'node_modules');
    mkdirSync(consumer);
    symlinkSync(repository, path.join(consumer, 'atrest'), 'junction');
    // `@ts-expect-error` fails where the type is `any`.
    const use = `export const result: Promise<unknown> = lintFiles(['.']);\n// @ts-expect-error\nexport const no: number = lintFiles;\n`;
    writeFileSync(path.join(folder, 'common.cts'), `import { lintFiles } from 'atrest';\n${use}`);
    writeFileSync(path.join(folder, 'module.mts'), `import { lintFiles } from 'atrest';\n${use}`);
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023'];
    const run = spawnSync(
      process.execPath,
      [path.join(repository, 'node_modules/typescript/bin/tsc'), ...options, 'common.cts', 'module.mts'],
      { cwd: folder, encoding: 'utf8' },
    );
    assert.equal(run.status, 0, run.stdout);
  });
});
