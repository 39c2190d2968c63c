import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { temporaryFor } from '../../server/node/temporary.ts';
import { replaceText } from '../../server/node/write-file.ts';
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

  it('lets one of two writers win and tells the other, 100 times', async () => {
    const file = folder.at('a.yaml');
    for (let round = 0; round < 100; round++) {
      const before = readFileSync(file, 'utf8');
      const texts = ['first', 'second'].map((name) => `${name} ${String(round)}\n`);
      const results = await Promise.allSettled(texts.map((text) => replaceText(file, before, text)));
      const won = texts.filter((_, index) => results[index]?.status === 'fulfilled');
      assert.deepEqual(won, [readFileSync(file, 'utf8')]);
    }
    assert.deepEqual(readdirSync(folder.path), ['a.yaml']);
  });
  it('loses nothing of what two processes write', async () => {
    const file = folder.at('a.yaml');
    writeFileSync(file, '');
    const script = path.join(import.meta.dirname, 'append-lines.ts');
    const append = (name: string): Promise<unknown> =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', script, file, name, '100']);
    await Promise.all(['left', 'right'].map(append));
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const wanted = ['left', 'right'].flatMap((name) =>
      Array.from({ length: 100 }, (_, index) => `${name} ${String(index)}`),
    );
    assert.deepEqual(lines.toSorted(), wanted.toSorted());
    assert.deepEqual(readdirSync(folder.path), ['a.yaml']);
  });
  it('keeps what an editor saves while the new text is on its way, 20 times', async () => {
    const file = folder.at('a.yaml');
    const large = `# ${'x'.repeat(1_000_000)}\n`;
    for (let round = 0; round < 20; round++) {
      const before = `${large}old ${String(round)}\n`;
      // Now and then of the same size, and with the old time of change: then only its bytes tell.
      const saved = `${large}now ${String(round)}\n`;
      writeFileSync(file, before);
      const { atime, mtime } = statSync(file);
      const writing = replaceText(file, before, 'fixed\n').then(
        () => 'written',
        (error: unknown) => String(error),
      );
      while (readdirSync(folder.path).length === 1) await new Promise(setImmediate);
      writeFileSync(file, saved);
      if (round % 2 === 0) utimesSync(file, atime, mtime);
      assert.match(await writing, /has changed/);
      assert.equal(readFileSync(file, 'utf8'), saved);
    }
  });
  it('refuses to part the names of a file, and says so', async () => {
    linkSync(folder.at('a.yaml'), folder.at('b.yaml'));
    await assert.rejects(replaceText(folder.at('a.yaml'), 'old: ä\n', 'new\n'), /2 names \(hard links\)/);
    assert.equal(statSync(folder.at('a.yaml')).ino, statSync(folder.at('b.yaml')).ino);
    assert.equal(readFileSync(folder.at('b.yaml'), 'utf8'), 'old: ä\n');
  });

  describe('beside what a killed run has left', () => {
    const pidOfNobody = 2 ** 31 - 1;
    const leftBy = (file: string, pid: number): string =>
      path.basename(temporaryFor(folder.at(file))).replace(`-${String(process.pid)}-`, `-${String(pid)}-`);

    it('takes it away, and nothing else', async () => {
      const kept = ['.a.yaml.0123456789ab.tmp', '.a.yaml.atrest-tmp', 'a.yaml.deadbeef-1-0123456789ab.atrest-tmp'];
      folder.write({ [leftBy('a.yaml', pidOfNobody)]: 'ne', [leftBy('b.yaml', pidOfNobody)]: '' });
      folder.write(Object.fromEntries(kept.map((name) => [name, 'mine'])));
      await replaceText(folder.at('a.yaml'), 'old: ä\n', 'new\n');
      assert.deepEqual(readdirSync(folder.path).sort(), ['a.yaml', ...kept].sort());
    });
    it('takes that of another machine away when it is old', async () => {
      const other = leftBy('b.yaml', 1).replace(/[0-9a-f]{8}-1-/, '00000000-1-');
      folder.write({ [other]: '' });
      await replaceText(folder.at('a.yaml'), 'old: ä\n', 'new\n');
      assert.ok(readdirSync(folder.path).includes(other));
      utimesSync(folder.at(other), 1, 1);
      await replaceText(folder.at('a.yaml'), 'new\n', 'newer\n');
      assert.deepEqual(readdirSync(folder.path), ['a.yaml']);
    });
    it('leaves that of a run that is under way, and waits for its end', async () => {
      const running = path.basename(temporaryFor(folder.at('a.yaml')));
      folder.write({ [running]: '' });
      let written = false;
      const writing = replaceText(folder.at('a.yaml'), 'old: ä\n', 'new\n').then(() => (written = true));
      for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
      assert.equal(written, false);
      unlinkSync(folder.at(running));
      await writing;
      assert.equal(readFileSync(folder.at('a.yaml'), 'utf8'), 'new\n');
    });
    it('writes a file whose name leaves no room for more', async () => {
      const long = `${'x'.repeat(250)}.yaml`;
      folder.write({ [long]: 'old\n' });
      await replaceText(folder.at(long), 'old\n', 'new\n');
      assert.equal(readFileSync(folder.at(long), 'utf8'), 'new\n');
    });
  });
});
