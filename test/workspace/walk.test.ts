import assert from 'node:assert/strict';
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createConfig } from '../../server/workspace/config.ts';
import { FileError } from '../../server/workspace/files.ts';
import { nodeFiles } from '../../server/workspace/node.ts';
import { type Walk, walk } from '../../server/workspace/walk.ts';
import { processorSeconds } from '../processor-time.ts';
import { type Folder, folder } from './folder.ts';

describe('walk', () => {
  let home: Folder;
  afterEach(() => home.remove());

  const walked = async (...names: readonly string[]): Promise<Walk> => {
    const config = createConfig(nodeFiles);
    return await walk(names.map(home.uri), nodeFiles, { load: config.load, excludes: config.excludes });
  };
  const namesIn = ({ candidates }: Walk): readonly string[] =>
    candidates.map(({ uri }) => uri.slice(home.uri().length + 1)).sort();

  it('looks at files that may be ours', async () => {
    home = await folder({
      'a.yaml': '',
      'b.yml': '',
      'c.JSON': '',
      'd.template': '',
      'e.tf.json': '',
      'f.ts': '',
      '.h/i.yaml': '',
    });
    assert.deepEqual(namesIn(await walked('')), ['.h/i.yaml', 'a.yaml', 'b.yml', 'c.JSON', 'd.template', 'e.tf.json']);
  });

  it('passes over directories of tools', async () => {
    home = await folder({
      'node_modules/a.yaml': '',
      '.git/a.yaml': '',
      'x/.terraform/a.yaml': '',
      '.aws-sam/a.yaml': '',
      'asset.123/a.yaml': '',
      'asset.123.json': '',
      'assets/a.yaml': '',
    });
    assert.deepEqual(namesIn(await walked('')), ['assets/a.yaml']);
  });

  it('honours ignore files of every level as Git does', async () => {
    home = await folder({
      '.git/HEAD': '',
      '.git/info/exclude': 'secret.yaml\n',
      '.gitignore': '# comment\n*.json\n/build\nlogs/\n!keep.json\n',
      '.atrestignore': 'old-*',
      'a.json': '',
      'keep.json': '',
      'secret.yaml': '',
      'old-a.yaml': '',
      'build/a.yaml': '',
      'sub/build/a.yaml': '',
      'sub/.gitignore': '!a.json\nb.yaml\n',
      'sub/a.json': '',
      'sub/b.yaml': '',
      'sub/c.yaml': '',
      'logs/a.yaml': '',
      'sub/logs/a.yaml': '',
    });
    assert.deepEqual(namesIn(await walked('')), ['keep.json', 'sub/a.json', 'sub/build/a.yaml', 'sub/c.yaml']);
    // Rules above the named directory count.
    assert.deepEqual(namesIn(await walked('sub')), ['sub/a.json', 'sub/build/a.yaml', 'sub/c.yaml']);
  });

  it('walks a directory and takes a file that is named, ignored or not', async () => {
    home = await folder({
      '.git/HEAD': '',
      '.gitignore': 'out\n*.gen.yaml\n',
      '.atrest.yaml': 'exclude: [vendor]',
      'out/a.yaml': '',
      'out/deep/b.yaml': '',
      'out/.gitignore': 'c.yaml',
      'out/c.yaml': '',
      'x.gen.yaml': '',
      'vendor/v.yaml': '',
      'node_modules/p/n.yaml': '',
    });
    assert.deepEqual(namesIn(await walked('')), []);
    assert.deepEqual(namesIn(await walked('out')), ['out/a.yaml', 'out/deep/b.yaml']);
    assert.deepEqual(namesIn(await walked('out/deep')), ['out/deep/b.yaml']);
    assert.deepEqual(namesIn(await walked('x.gen.yaml', 'vendor/v.yaml')), ['vendor/v.yaml', 'x.gen.yaml']);
    assert.deepEqual(namesIn(await walked('node_modules/p')), ['node_modules/p/n.yaml']);
    const { candidates } = await walked('x.gen.yaml');
    assert.deepEqual(candidates, [{ uri: home.uri('x.gen.yaml'), named: true }]);
  });

  it('leaves out what the configuration excludes', async () => {
    home = await folder({
      '.git/HEAD': '',
      'app/.atrest.yaml': 'exclude: ["gen/**", "*.test.yaml"]',
      'app/gen/a.yaml': '',
      'app/a.test.yaml': '',
      'app/a.yaml': '',
      'gen/a.yaml': '',
    });
    assert.deepEqual(namesIn(await walked('')), ['app/a.yaml', 'gen/a.yaml']);
  });

  it('finds the assembly of a CDK application though Git ignores it', async () => {
    home = await folder({
      '.git/HEAD': '',
      '.gitignore': 'cdk.out\nbuild\n',
      'app/cdk.json': '{"app":"node app.js"}',
      'app/cdk.out/manifest.json': '',
      'app/cdk.out/A.template.json': '',
      'other/cdk.json': '{"output":"build/assembly"}',
      'other/build/assembly/manifest.json': '',
      'none/cdk.out/manifest.json': '',
      'bad/cdk.json': '{',
      'bad/cdk.out/manifest.json': '',
      'away/cdk.json': '{"output":"../none/cdk.out"}',
      'null/cdk.json': 'null',
      'off/.atrestignore': 'cdk.out',
      'off/cdk.json': '{}',
      'off/cdk.out/manifest.json': '',
    });
    const names = namesIn(await walked('')).filter((name) => !name.endsWith('cdk.json'));
    assert.deepEqual(names, [
      'app/cdk.out/manifest.json',
      'bad/cdk.out/manifest.json',
      'other/build/assembly/manifest.json',
    ]);
  });

  it('does not run in circles', async () => {
    home = await folder({ 'a/b/c.yaml': '' });
    await symlink('..', join(home.path, 'a/b/up'));
    await symlink('a', join(home.path, 'link'));
    await symlink('nowhere.yaml', join(home.path, 'broken.yaml'));
    await symlink('self.yaml', join(home.path, 'self.yaml'));
    const found = await walked('');
    assert.deepEqual(namesIn(found), ['a/b/c.yaml']);
    assert.deepEqual(found.failed, []);
    assert.deepEqual(namesIn(await walked('link')), ['link/b/c.yaml']);
  });

  it('takes a linked file once', async () => {
    home = await folder({ 'a.yaml': '', 'elsewhere/x.txt': '' });
    await symlink('a.yaml', join(home.path, 'b.yaml'));
    await symlink('elsewhere/x.txt', join(home.path, 'c.yaml'));
    await symlink('elsewhere/x.txt', join(home.path, 'd.yaml'));
    assert.deepEqual(namesIn(await walked('')), ['a.yaml', 'c.yaml']);
    assert.deepEqual(namesIn(await walked('', 'a.yaml', '')), ['a.yaml', 'c.yaml']);
  });

  it('goes past a directory that can not be entered, whoever runs it', async () => {
    home = await folder({ 'a.yaml': '', 'locked/b.yaml': '', 'z/c.yaml': '' });
    const closed = home.uri('locked');
    const guarded =
      <A extends readonly unknown[], R>(act: (uri: string, ...rest: A) => Promise<R>) =>
      (uri: string, ...rest: A): Promise<R> =>
        uri === closed || uri.startsWith(`${closed}/`)
          ? Promise.reject(new FileError(uri, 'permission denied'))
          : act(uri, ...rest);
    const files = {
      ...nodeFiles,
      list: guarded(nodeFiles.list),
      stat: guarded(nodeFiles.stat),
      read: guarded(nodeFiles.read),
    };
    const config = createConfig(files);
    const found = await walk([home.uri()], files, { load: config.load, excludes: config.excludes });
    assert.deepEqual(namesIn(found), ['a.yaml', 'z/c.yaml']);
    assert.deepEqual(found.failed, [{ uri: closed, message: 'permission denied' }]);
    assert.deepEqual(config.errors(), []);
    await config.load([`${closed}/b.yaml`]);
  });

  it('tells what is not there or can not be read', async () => {
    home = await folder({ 'a.yaml': '', 'locked/b.yaml': '' });
    await chmod(join(home.path, 'locked'), 0);
    const { failed } = await walked('', 'none.yaml');
    await chmod(join(home.path, 'locked'), 0o755);
    const expected = process.getuid?.() === 0 ? [] : ['permission denied'];
    assert.deepEqual(
      failed.map(({ message }) => message),
      [...expected, 'no such file or directory'],
    );
  });

  it('is not slowed down by monster patterns', async () => {
    home = await folder({
      '.git/HEAD': '',
      '.gitignore': `${'*a'.repeat(60)}b\n${'**/'.repeat(60)}x`,
      '.atrest.yaml': `exclude: ["${'a*'.repeat(60)}"]`,
      [`${'a'.repeat(200)}.yaml`]: '',
    });
    const seconds = await processorSeconds(async () => {
      assert.equal((await walked('')).candidates.length, 1);
    });
    assert.ok(seconds < 5, `took ${seconds} s`);
  });
});
