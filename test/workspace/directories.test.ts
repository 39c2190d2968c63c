/** Links, and directories that come or go as a whole: an editor tells of the place that has changed, and of nothing in it. */
import assert from 'node:assert/strict';
import { rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '../../server/workspace/files.ts';
import { nodeFiles } from '../../server/workspace/node.ts';
import { type Workspace, createWorkspace } from '../../server/workspace/workspace.ts';
import { type Folder, folder } from './folder.ts';

const volume = 'Resources:\n  V:\n    Type: AWS::EC2::Volume\n';
const nests = (url: string): string =>
  `Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ${url}\n`;
const calls = JSON.stringify({ module: { m: { source: './m' } } });
const module = JSON.stringify({ resource: { aws_ebs_volume: { v: {} } } });

describe('what an editor tells of as a whole', () => {
  let home: Folder;
  let workspace: Workspace;
  afterEach(() => home.remove());

  async function start(files: Readonly<Record<string, string>>, over: Partial<Files> = {}): Promise<void> {
    home = await folder({ '.git/HEAD': '', ...files });
    workspace = createWorkspace({ ...nodeFiles, ...over });
  }
  const changed = async (...names: readonly string[]): Promise<void> => {
    workspace.filesChanged(names.map(home.uri));
    await workspace.settle();
  };
  const path = (name: string): string => join(home.path, name);
  /** The resources of all projects that hold an open file. */
  async function addresses(name: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (const key of await workspace.projectsOf(home.uri(name)))
      for (const { address } of (await workspace.read(key))?.resources ?? []) found.push(address);
    return found;
  }
  const open = (name: string, text: string): void => {
    workspace.setBuffer(home.uri(name), { version: 1, text });
  };

  it('a directory that is renamed takes its templates along', async () => {
    await start({ 'deep/grand.yaml': volume });
    open('parent.yaml', nests('deep/grand.yaml'));
    assert.deepEqual(await addresses('parent.yaml'), ['S', 'S.V']);
    await rename(path('deep'), path('deeper'));
    await changed('deep', 'deeper');
    assert.deepEqual(await addresses('parent.yaml'), ['S']);
    await rename(path('deeper'), path('deep'));
    await changed('deeper', 'deep');
    assert.deepEqual(await addresses('parent.yaml'), ['S', 'S.V']);
  });
  it('a module that comes and goes as a whole is called or not', async () => {
    await start({});
    open('main.tf.json', calls);
    assert.deepEqual(await addresses('main.tf.json'), []);
    await home.write('m/main.tf.json', module);
    await changed('m');
    assert.deepEqual(await addresses('main.tf.json'), ['module.m.aws_ebs_volume.v']);
    await rm(path('m'), { recursive: true });
    await changed('m');
    assert.deepEqual(await addresses('main.tf.json'), []);
  });
  it('a configuration counts, or no more, with its directory', async () => {
    await start({ 'deep/grand.yaml': volume, 'deep/.atrest.yaml': 'profile: strict\n' });
    open('deep/grand.yaml', volume);
    await workspace.settle();
    const profile = (): string => workspace.settingsOf(home.uri('deep/grand.yaml')).profile;
    assert.equal(profile(), 'strict');
    await rm(path('deep'), { recursive: true });
    await changed('deep');
    assert.equal(profile(), 'recommended');
  });
  it('a directory that comes is scanned, and is forgotten when it goes', async () => {
    await start({ 'a.yaml': volume });
    await workspace.scan([home.uri()]);
    await home.write('new/b.yaml', volume);
    await changed('new');
    assert.equal(workspace.holding(home.uri('new/b.yaml')).length, 1);
    await rename(path('new'), path('newer'));
    await changed('new', 'newer');
    assert.equal(workspace.holding(home.uri('new/b.yaml')).length, 0);
    assert.equal(workspace.holding(home.uri('newer/b.yaml')).length, 1);
  });
  it('a link that leads elsewhere is read anew, and so is what it leads to', async () => {
    await start({ 'one.yaml': volume, 'two.yaml': volume.replace('V:', 'W:') });
    await symlink('one.yaml', path('link.yaml'));
    open('parent.yaml', nests('link.yaml'));
    assert.deepEqual(await addresses('parent.yaml'), ['S', 'S.V']);
    await rm(path('link.yaml'));
    await symlink('two.yaml', path('link.yaml'));
    await changed('link.yaml');
    assert.deepEqual(await addresses('parent.yaml'), ['S', 'S.W']);
    await home.write('two.yaml', volume.replace('V:', 'X:'));
    await changed('two.yaml');
    assert.deepEqual(await addresses('parent.yaml'), ['S', 'S.X']);
  });
  it('what lies behind a link to a directory changes where it lies', async () => {
    await start({ 'real/main.tf.json': module, 'a/main.tf.json': calls });
    await symlink('../real', path('a/m'));
    open('a/main.tf.json', calls);
    assert.deepEqual(await addresses('a/main.tf.json'), ['module.m.aws_ebs_volume.v']);
    await home.write('real/main.tf.json', module.replace('"v"', '"w"'));
    await changed('real/main.tf.json');
    assert.deepEqual(await addresses('a/main.tf.json'), ['module.m.aws_ebs_volume.w']);
    await home.write('real/more.tf.json', module);
    await changed('real/more.tf.json');
    assert.deepEqual([...(await addresses('a/main.tf.json'))].sort(), [
      'module.m.aws_ebs_volume.v',
      'module.m.aws_ebs_volume.w',
    ]);
  });
  it('what a link leads to comes', async () => {
    await start({});
    await symlink('gone.yaml', path('link.yaml'));
    open('parent.yaml', nests('link.yaml'));
    assert.deepEqual(await addresses('parent.yaml'), ['S']);
    await home.write('gone.yaml', volume);
    await changed('gone.yaml');
    assert.deepEqual(await addresses('parent.yaml'), ['S', 'S.V']);
  });
  it('of two names of one file one is scanned, whichever comes first', async () => {
    await start({ 'a.yaml': volume });
    await workspace.scan([home.uri()]);
    await symlink('a.yaml', path('link.yaml'));
    await changed('link.yaml');
    assert.equal(workspace.holding(home.uri('link.yaml')).length, 0);
  });
  it('files that nobody reads cost a list of their directory, once, and nothing where none is scanned', async () => {
    const asked: string[] = [];
    await start(
      { 'a.yaml': volume },
      {
        list: (directory) => {
          asked.push(directory);
          return nodeFiles.list(directory);
        },
        stat: (uri) => {
          asked.push(uri);
          return nodeFiles.stat(uri);
        },
      },
    );
    open('a.yaml', volume);
    await workspace.settle();
    const names = Array.from({ length: 50 }, (_, index) => `out/${index}.o`);
    asked.length = 0;
    await changed(...names);
    assert.deepEqual(asked, []);
    await workspace.scan([home.uri()]);
    asked.length = 0;
    await changed(...names);
    assert.ok(asked.length <= 1, asked.join());
  });
});
