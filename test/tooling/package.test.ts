import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { packExtension } from '../packed.ts';
import { repository } from '../repository.ts';

describe('the package', function () {
  this.timeout(120_000);
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
        ...['dist/client.cjs', 'dist/licenses.txt', 'dist/pages.json', 'dist/server.cjs'],
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
        ...['dist/cli.cjs', 'dist/index.cjs', 'dist/licenses.txt', 'dist/pages.json', 'dist/server.cjs'],
      ].sort(),
    );
  });
});
