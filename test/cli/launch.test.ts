import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cliFile, folderWith } from './atrest.ts';
import type { Folder } from './atrest.ts';
import { volume } from './sample.ts';

describe('the start of the command', () => {
  let folder: Folder;
  before(() => {
    folder = folderWith({ 'a.yaml': volume });
    for (const file of ['cli.cjs', 'atrest.cjs', 'atrest.cache']) {
      copyFileSync(path.join(path.dirname(cliFile()), file), folder.at(file));
    }
  });
  after(() => {
    folder.remove();
  });
  const run = (...flags: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, folder.at('cli.cjs'), 'lint', 'a.yaml'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    assert.deepEqual([status, stderr], [1, '']);
    return stdout;
  };

  it('is the same with a cache, with one of another text, another Node or other flags, with half of one, and with none', () => {
    const expected = run();
    assert.match(expected, /ebs-volume-encrypted/);
    // Other flags are another V8 to a cache.
    assert.equal(run('--stack-size=2000'), expected);
    const cache = readFileSync(folder.at('atrest.cache'));
    const end = cache.indexOf('\n');
    // Taken, this would end the process: V8 does not look into what it is given.
    const wrong = Buffer.from(cache).fill(0, end + 100, end + 10_000);
    const ofOtherText = Buffer.from(wrong);
    ofOtherText.write('//0000', 0);
    const ofOtherNode = Buffer.from(wrong);
    ofOtherNode.write('v1', wrong.indexOf(' ') + 1);
    for (const content of [ofOtherText, ofOtherNode, cache.subarray(0, 20_000), Buffer.alloc(0)]) {
      writeFileSync(folder.at('atrest.cache'), content);
      assert.equal(run(), expected);
    }
    rmSync(folder.at('atrest.cache'));
    assert.equal(run(), expected);
  });
  it('finds a cache that fits the program', () => {
    const built = path.dirname(cliFile());
    assert.ok(existsSync(path.join(built, 'atrest.cache')));
    const marks = ['atrest.cjs', 'atrest.cache'].map((file) =>
      readFileSync(path.join(built, file)).toString('latin1', 0, 34),
    );
    assert.match(marks[0]!, /^\/\/[0-9a-f]{32}$/);
    assert.equal(marks[0], marks[1]);
  });
});
