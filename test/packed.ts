import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { repository } from './repository.ts';

/** Packs the extension as it is published, and returns the file; the one that `ATREST_VSIX` names is packed already. */
export function packExtension(folder: string): string {
  const packed = process.env['ATREST_VSIX'];
  if (packed !== undefined) return packed;
  const file = path.join(folder, 'atrest.vsix');
  const run = spawnSync('npm', ['run', '--silent', 'package', '--', '--out', file], {
    cwd: repository,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error(`packing the extension failed\n${run.stdout}${run.stderr}`);
  return file;
}
