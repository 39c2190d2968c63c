import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { replaceText } from '../../server/cli/write-file.ts';
import { folderWith } from './atrest.ts';
import type { Folder } from './atrest.ts';

describe('replacing the text of a file', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith({ 'a.yaml': 'old: ä\n' });
  });
  afterEach(() => {
    folder.remove();
  });

  it('keeps the mode and leaves nothing beside it', async () => {
    chmodSync(folder.at('a.yaml'), 0o640);
    await replaceText(folder.at('a.yaml'), 'old: ä\n', 'new: ü\n');
    assert.equal(readFileSync(folder.at('a.yaml'), 'utf8'), 'new: ü\n');
    assert.equal(statSync(folder.at('a.yaml')).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(folder.path), ['a.yaml']);
  });
  it('writes what a link points to', async () => {
    symlinkSync('a.yaml', folder.at('link.yaml'));
    await replaceText(folder.at('link.yaml'), 'old: ä\n', 'new\n');
    assert.ok(lstatSync(folder.at('link.yaml')).isSymbolicLink());
    assert.equal(readFileSync(folder.at('a.yaml'), 'utf8'), 'new\n');
  });
  it('refuses a file that is not what was read', async () => {
    for (const content of [
      'other: ä\n',
      Buffer.from('old: \xe4\n', 'latin1'),
      Buffer.from('\ufeffold: ä\n', 'utf16le'),
    ]) {
      folder.write({ 'a.yaml': content });
      const before = readFileSync(folder.at('a.yaml'));
      await assert.rejects(replaceText(folder.at('a.yaml'), 'old: ä\n', 'new\n'), /changed/);
      assert.deepEqual(readFileSync(folder.at('a.yaml')), before);
      assert.deepEqual(readdirSync(folder.path), ['a.yaml']);
    }
  });
  const utf16 = (text: string, order: 'le' | 'be'): Buffer => {
    const bytes = Buffer.from(text, 'utf16le');
    return order === 'le' ? bytes : bytes.swap16();
  };
  for (const order of ['le', 'be'] as const)
    it(`keeps UTF-16 ${order.toUpperCase()}, with and without a byte order mark`, async () => {
      for (const mark of ['\ufeff', '']) {
        folder.write({ 'a.yaml': utf16(`${mark}old: ä 名 😀\n`, order) });
        await replaceText(folder.at('a.yaml'), `${mark}old: ä 名 😀\n`, `${mark}old: ü 名 😀\nnew: 1\n`);
        assert.deepEqual(readFileSync(folder.at('a.yaml')), utf16(`${mark}old: ü 名 😀\nnew: 1\n`, order));
      }
    });
  it('keeps a byte order mark that is part of the text', async () => {
    folder.write({ 'a.yaml': '\ufeffold\n' });
    await replaceText(folder.at('a.yaml'), '\ufeffold\n', '\ufeffnew\n');
    assert.deepEqual(readFileSync(folder.at('a.yaml')), Buffer.from('\ufeffnew\n'));
  });
});
