/**
 * All fixes of the sample in HCL, made by the command: `terraform fmt` has nothing to say where it had nothing before, a second run changes
 * nothing, and no syntax error comes. ATREST_CORPUS names a folder with `hcl/tf` to take instead.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atrest } from '../cli/atrest.ts';
import { repository } from '../repository.ts';

const corpus = process.env['ATREST_CORPUS'];
const sample = corpus === undefined ? path.join(repository, 'test/corpus/hcl') : path.join(corpus, 'hcl/tf');

describe('fixes of HCL', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'atrest-hcl-'));
    cpSync(sample, folder, { recursive: true });
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const files = (): readonly string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tf'));
  const textOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const all = [
    '--profile',
    'strict',
    '--impact',
    'rejected',
    '--access',
    'denies-clients',
    '--key',
    'new',
    '--no-ignore',
  ];
  const fmt = (...args: readonly string[]): string => {
    const { stdout, error } = spawnSync('terraform', ['fmt', '-recursive', ...args], { cwd: folder, encoding: 'utf8' });
    return error ? '' : stdout;
  };

  it('leave what `terraform fmt` would, and nothing for a second run', function () {
    this.timeout(300_000);
    const hasTerraform = spawnSync('terraform', ['version']).error === undefined;
    fmt();
    const before = new Map(files().map((name) => [name, textOf(name)]));
    const { stdout } = atrest(folder, ['fix', '.', ...all]);
    const changed = [...before].filter(([name, text]) => textOf(name) !== text);
    assert.ok(changed.length > 50, stdout.slice(-200));
    if (hasTerraform) assert.equal(fmt('-check', '-diff'), '');
    assert.doesNotMatch(stdout, /syntax error/);
    const now = new Map(files().map((name) => [name, textOf(name)]));
    atrest(folder, ['fix', '.', ...all]);
    for (const [name, text] of now) assert.equal(textOf(name), text, name);
  });
});
