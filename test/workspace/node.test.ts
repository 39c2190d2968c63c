import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { FileError } from '../../server/workspace/files.ts';
import { nodeFiles, pathOfUri, uriOfPath } from '../../server/workspace/node.ts';
import { createOverlay } from '../../server/workspace/overlay.ts';
import { type Folder, folder } from './folder.ts';
import { skip } from '../skipped.ts';

const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const failsWith = (message: RegExp) => (error: unknown) => error instanceof FileError && message.test(error.message);

describe('files of this machine', () => {
  let home: Folder;
  beforeEach(async () => (home = await folder()));
  afterEach(() => home.remove());

  const texts: readonly (readonly [string, Uint8Array | string, string])[] = [
    ['UTF-8', 'ä: 1', 'ä: 1'],
    ['UTF-8 with a byte order mark', '\uFEFFa: 1', '\uFEFFa: 1'],
    ['UTF-16 LE with a byte order mark', utf16('\uFEFF{"ä":1}', 'le'), '\uFEFF{"ä":1}'],
    ['UTF-16 BE with a byte order mark', utf16('\uFEFF{"ä":1}', 'be'), '\uFEFF{"ä":1}'],
    ['UTF-16 LE without one', utf16('{"a":1}', 'le'), '{"a":1}'],
    ['UTF-16 BE without one', utf16('{"a":1}', 'be'), '{"a":1}'],
    ['an empty file', '', ''],
  ];
  for (const [what, bytes, text] of texts)
    it(`reads ${what}`, async () => {
      await home.write('a', bytes);
      assert.equal(await nodeFiles.read(home.uri('a')), text);
      assert.equal((await nodeFiles.head(home.uri('a')))?.text, text);
    });

  it('tells why a file can not be read', async () => {
    await home.write('zero', 'a: 1\0');
    await home.write('latin', new Uint8Array([0x61, 0x3a, 0x20, 0xe9]));
    await home.write('large', 'x'.repeat(100));
    await home.write('d/x', '');
    await assert.rejects(nodeFiles.read(home.uri('zero')), failsWith(/not a text: zero byte at 4/));
    await assert.rejects(nodeFiles.read(home.uri('latin')), failsWith(/not UTF-8 text/));
    await assert.rejects(
      nodeFiles.read(home.uri('large'), 99),
      failsWith(/larger than 99 bytes \(100 bytes\): split it/),
    );
    await assert.rejects(nodeFiles.read(home.uri('d')), failsWith(/not a regular file/));
    assert.equal((await nodeFiles.head(home.uri('latin')))?.text, 'a: \uFFFD');
    assert.equal(await nodeFiles.read(home.uri('large'), 100), 'x'.repeat(100));
  });

  it('does not wait for a pipe', async function () {
    if (process.platform === 'win32') skip(this, 'use Linux or macOS');
    execFileSync('mkfifo', [join(home.path, 'pipe')]);
    await assert.rejects(nodeFiles.read(home.uri('pipe')), failsWith(/not a regular file/));
    await assert.rejects(nodeFiles.head(home.uri('pipe')), failsWith(/not a regular file/));
  });

  it('tells a file without permission', async function () {
    await home.write('locked', 'a');
    await chmod(join(home.path, 'locked'), 0);
    if (process.getuid?.() === 0) assert.equal(await nodeFiles.read(home.uri('locked')), 'a');
    else await assert.rejects(nodeFiles.read(home.uri('locked')), failsWith(/permission denied/));
  });

  it('has nothing for what is not there', async () => {
    await home.write('file', '');
    for (const uri of [home.uri('none'), home.uri('file/below'), 'untitled:Untitled-1']) {
      assert.equal(await nodeFiles.read(uri), undefined);
      assert.equal(await nodeFiles.head(uri), undefined);
      assert.equal(await nodeFiles.stat(uri), undefined);
      assert.deepEqual(await nodeFiles.list(uri), []);
    }
  });

  it('survives links in a circle and tells the real place', async () => {
    await home.write('real/a.yaml', 'x');
    await symlink('b', join(home.path, 'c'));
    await symlink('c', join(home.path, 'b'));
    await symlink('real', join(home.path, 'link'));
    await assert.rejects(nodeFiles.stat(home.uri('b')), failsWith(/circle/));
    assert.equal((await nodeFiles.stat(home.uri('link/a.yaml')))?.real, home.uri('real/a.yaml'));
    const kinds = (await nodeFiles.list(home.uri())).map(({ name, kind }) => `${name} ${kind}`).sort();
    assert.deepEqual(kinds, ['b link', 'c link', 'link link', 'real directory']);
  });

  it('turns paths into URIs and back', () => {
    const path = join(home.path, 'a b#c%.yaml');
    assert.equal(pathOfUri(uriOfPath(path)), path);
    assert.ok(uriOfPath(path).endsWith('/a%20b%23c%25.yaml'));
  });

  it('puts unsaved buffers in front', async () => {
    await home.write('a.yaml', 'saved');
    const files = createOverlay(nodeFiles);
    files.set(home.uri('a.yaml'), { version: 2, text: 'unsaved' });
    files.set(home.uri('new/b.yaml'), { version: 1, text: 'new' });
    assert.equal(await files.read(home.uri('a.yaml')), 'unsaved');
    assert.deepEqual(await files.head(home.uri('a.yaml')), { text: 'unsaved', whole: true });
    assert.equal(await files.read(home.uri('new/b.yaml')), 'new');
    assert.deepEqual(await files.list(home.uri('new')), [{ name: 'b.yaml', kind: 'file' }]);
    assert.deepEqual(await files.list(home.uri()), [{ name: 'a.yaml', kind: 'file' }]);
    assert.equal((await files.stat(home.uri('new')))?.kind, 'directory');
    files.remove(home.uri('a.yaml'));
    assert.equal(await files.read(home.uri('a.yaml')), 'saved');
  });

  it('knows a buffer by any spelling of its URI', async () => {
    const files = createOverlay(nodeFiles);
    files.set('file:///C:/x y.yaml', { version: 1, text: 'x' });
    assert.equal(files.buffer('file:///c%3A/x%20y.yaml')?.text, 'x');
    assert.equal(await files.read('file:///c%3a/x%20y.yaml'), 'x');
  });
});
