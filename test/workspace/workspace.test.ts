import assert from 'node:assert/strict';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assemblyForm } from '../../server/dialects/cdk/form.ts';
import { templateForm } from '../../server/dialects/cloudformation/form.ts';
import { formsOf } from '../../server/dialects/forms.ts';
import type { Project } from '../../server/model/finding.ts';
import type { Value } from '../../server/model/value.ts';
import type { Files } from '../../server/workspace/files.ts';
import { nodeFiles } from '../../server/workspace/node.ts';
import { type Workspace, type WorkspaceOptions, createWorkspace } from '../../server/workspace/workspace.ts';
import { type Folder, folder } from './folder.ts';

const volume = (encrypted: string): string => `Resources:
  Data:
    Type: AWS::EC2::Volume
    Properties:
      Encrypted: ${encrypted}
  Other:
    Type: AWS::SQS::Queue
`;
const module = (resource: object): string => JSON.stringify(resource);
const queue = module({ resource: { aws_sqs_queue: { q: { kms_master_key_id: '${aws_kms_key.k.arn}' } } } });
const key = module({ resource: { aws_kms_key: { k: {} } } });

function property(project: Project | undefined, address: string, name: string): Value | undefined {
  const { properties } = project?.resources.find((one) => one.address === address) ?? {};
  return properties?.is === 'map' ? properties.entries.find((entry) => entry.key === name)?.value : undefined;
}

describe('workspace', () => {
  let home: Folder;
  let workspace: Workspace;
  afterEach(() => home.remove());

  async function start(files: Record<string, string>, options: WorkspaceOptions = {}): Promise<void> {
    home = await folder({ '.git/HEAD': '', ...files });
    workspace = createWorkspace(nodeFiles, options);
  }
  /** What was known to be concerned, and what holds it now. */
  const open = async (name: string, text: string, version = 1): Promise<readonly string[]> => {
    const concerned = workspace.setBuffer(home.uri(name), { version, text });
    return [...new Set([...concerned, ...(await workspace.projectsOf(home.uri(name)))])];
  };
  const read = async (keys: readonly string[]): Promise<readonly (Project | undefined)[]> => {
    const projects: (Project | undefined)[] = [];
    for (const one of keys) projects.push(await workspace.read(one));
    return projects;
  };
  async function only(name: string): Promise<Project> {
    const keys = await workspace.projectsOf(home.uri(name));
    assert.equal(keys.length, 1, keys.join(', '));
    const [project] = await read(keys);
    assert.ok(project);
    return project;
  }

  it('reads the buffer, not the file, and the file again when the buffer is gone', async () => {
    await start({ 'a.yaml': volume('false') });
    await workspace.scan([home.uri()]);
    await open('a.yaml', volume('true'), 7);
    const project = await only('a.yaml');
    const value = property(project, 'Data', 'Encrypted');
    assert.ok(value?.is === 'known');
    assert.equal(value.value, true);
    assert.equal(project.documents[0]?.version, 7);
    workspace.setBuffer(home.uri('a.yaml'), undefined);
    const again = property(await only('a.yaml'), 'Data', 'Encrypted');
    assert.ok(again?.is === 'known');
    assert.equal(again.value, false);
  });

  it('keeps what an edit does not touch', async () => {
    await start({ 'a.yaml': '' });
    const filler = Array.from({ length: 400 }, (_, index) => `  Q${index}:\n    Type: AWS::SQS::Queue\n`).join('');
    const [name = ''] = await open('a.yaml', volume('false') + filler);
    const first = await workspace.read(name);
    assert.deepEqual(await open('a.yaml', volume('true') + filler, 2), [name]);
    const second = await workspace.read(name);
    assert.ok(first && second);
    assert.notEqual(first, second);
    const same = second.resources.filter((one) => first.resources.includes(one));
    assert.equal(same.length, second.resources.length - 1);
    assert.equal(await workspace.read(name), second);
  });

  it('sees unsaved text of one file in the results of its neighbours', async () => {
    await start({ 'm/queue.tf.json': queue });
    const [name = ''] = await open('m/queue.tf.json', queue);
    const missing = property(await workspace.read(name), 'aws_sqs_queue.q', 'kms_master_key_id');
    assert.ok(missing?.is === 'reference' && missing.missing);
    // A new file, so far in the editor only.
    assert.deepEqual(await open('m/key.tf.json', key), [name]);
    const found = property(await workspace.read(name), 'aws_sqs_queue.q', 'kms_master_key_id');
    assert.ok(found?.is === 'reference' && !found.missing);
  });

  it('sees files that come and go', async () => {
    await start({ 'm/queue.tf.json': queue, 'm/key.tf.json': key });
    const [name = ''] = await open('m/queue.tf.json', queue);
    const isMissing = async (): Promise<boolean> => {
      const value = property(await workspace.read(name), 'aws_sqs_queue.q', 'kms_master_key_id');
      assert.ok(value?.is === 'reference');
      return value.missing;
    };
    assert.equal(await isMissing(), false);
    await rm(join(home.path, 'm/key.tf.json'));
    assert.deepEqual(workspace.filesChanged([home.uri('m/key.tf.json')]), [name]);
    assert.equal(await isMissing(), true);
    await home.write('m/key.tf.json', key);
    assert.deepEqual(workspace.filesChanged([home.uri('m/key.tf.json')]), [name]);
    assert.equal(await isMissing(), false);
    assert.deepEqual(workspace.filesChanged([home.uri('m/README.md')]), []);
  });

  it('reads a nested template through its parent once the parent is known', async () => {
    const parent =
      'Resources:\n  Net:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: child.yaml\n';
    await start({ 'parent.yaml': parent, 'child.yaml': volume('false') });
    const [alone = ''] = await open('child.yaml', volume('false'));
    assert.ok(await workspace.read(alone));
    const [through = ''] = await open('parent.yaml', parent);
    assert.deepEqual(await workspace.projectsOf(home.uri('child.yaml')), [through]);
    assert.equal(await workspace.read(alone), undefined);
    const project = await workspace.read(through);
    assert.ok(project?.resources.some((one) => one.address === 'Net.Data'));
    // The child's text counts in the parent.
    assert.deepEqual(await open('child.yaml', volume('true'), 2), [through]);
    const value = property(await workspace.read(through), 'Net.Data', 'Encrypted');
    assert.ok(value?.is === 'known');
    assert.equal(value.value, true);
  });

  it('reads a template of an assembly through the assembly', async () => {
    const manifest = {
      version: '55.0.0',
      artifacts: { A: { type: 'aws:cloudformation:stack', properties: { templateFile: 'A.template.json' } } },
    };
    const template = JSON.stringify({ Resources: { Q: { Type: 'AWS::SQS::Queue' } } });
    await start({
      'cdk.json': '{}',
      'cdk.out/manifest.json': JSON.stringify(manifest),
      'cdk.out/A.template.json': template,
      'cdk.out/Old.template.json': template,
    });
    const [name = '', ...others] = await open('cdk.out/A.template.json', template);
    assert.deepEqual(others, []);
    const project = await workspace.read(name);
    assert.equal(project?.form, 'assembly');
    assert.equal(project.resources[0]?.generated, 'the template is generated: change the construct instead');
    assert.equal(workspace.unread(home.uri('cdk.out/A.template.json')), undefined);
  });

  it('gives several projects of a file with several templates', async () => {
    await start({ 'a.yaml': '' });
    const keys = await open('a.yaml', `${volume('true')}---\na: 1\n---\n${volume('false')}`);
    assert.equal(keys.length, 2);
    const [first, second] = await read(keys);
    assert.equal(property(first, 'Data', 'Encrypted')?.is, 'known');
    assert.equal(property(second, 'Data', 'Encrypted')?.is, 'known');
    assert.notEqual(first, second);
    // A change concerns both, before it is read and after.
    const fewer = `${volume('true')}---\na: 1\n`;
    assert.deepEqual(await open('a.yaml', fewer, 2), keys);
    assert.equal((await read(keys))[1], undefined);
    assert.deepEqual(await workspace.projectsOf(home.uri('a.yaml')), keys.slice(0, 1));
  });

  it('tells why a file is not checked', async () => {
    await start({ '.atrest.yaml': 'exclude: [gen]' }, { limit: () => 1000 });
    assert.deepEqual(await open('notes.yaml', 'a: 1'), []);
    assert.match(workspace.unread(home.uri('notes.yaml')) ?? '', /not a template/);
    assert.deepEqual(await open('gen/a.yaml', volume('true')), []);
    assert.match(workspace.unread(home.uri('gen/a.yaml')) ?? '', /exclude/);
    const keys = await open('large.yaml', volume('true') + ' '.repeat(2000));
    assert.deepEqual(await read(keys), [undefined]);
    assert.match(workspace.unread(home.uri('large.yaml')) ?? '', /larger than 1000/);
    assert.deepEqual(await open('a.yaml', volume('true')), [`template ${home.uri('a.yaml')}`]);
    assert.equal(workspace.unread(home.uri('a.yaml')), undefined);
  });

  it('begins to check a file that becomes a template', async () => {
    await start({});
    assert.deepEqual(await open('a.yaml', ''), []);
    assert.deepEqual(await open('a.yaml', volume('true'), 2), [`template ${home.uri('a.yaml')}`]);
  });

  it('finds the projects of a folder and keeps them', async () => {
    await start({ 'a.yaml': volume('true'), 'm/key.tf.json': key, 'b/notes.yaml': 'x: 1', '.gitignore': 'out' });
    const keys = await workspace.scan([home.uri()]);
    assert.deepEqual([...keys].sort(), [`module ${home.uri('m')}`, `template ${home.uri('a.yaml')}`]);
    await home.write('b/c.yaml', volume('false'));
    await home.write('out/d.yaml', volume('false'));
    workspace.filesChanged([home.uri('b/c.yaml'), home.uri('out/d.yaml')]);
    assert.deepEqual(await workspace.projectsOf(home.uri('b/c.yaml')), [`template ${home.uri('b/c.yaml')}`]);
    assert.deepEqual(await workspace.projectsOf(home.uri('out/d.yaml')), []);
    await rename(join(home.path, 'a.yaml'), join(home.path, 'z.txt'));
    assert.deepEqual(workspace.filesChanged([home.uri('a.yaml')]), [`template ${home.uri('a.yaml')}`]);
    assert.equal(await workspace.read(`template ${home.uri('a.yaml')}`), undefined);
  });

  it('gives settings that stay the same object until they change', async () => {
    await start({ '.atrest.yaml': 'profile: hipaa', 'a.yaml': volume('true') });
    const [name = ''] = await open('a.yaml', volume('true'));
    await workspace.read(name);
    const settings = workspace.settingsOf(home.uri('a.yaml'));
    assert.equal(settings.profile, 'hipaa');
    assert.equal(workspace.settingsOf(home.uri('a.yaml')), settings);
    workspace.reconfigure();
    assert.equal(workspace.settingsOf(home.uri('a.yaml')), settings);
    await home.write('.atrest.yaml', 'profile: strict');
    assert.deepEqual(workspace.filesChanged([home.uri('.atrest.yaml')]), [name]);
    await workspace.read(name);
    assert.equal(workspace.settingsOf(home.uri('a.yaml')).profile, 'strict');
  });

  it('gives up a dropped run and reads the newest text after', async () => {
    await start({});
    const filler = Array.from({ length: 4000 }, (_, index) => `  Q${index}:\n    Type: AWS::SQS::Queue\n`).join('');
    const [name = ''] = await open('a.yaml', volume('false'));
    workspace.setBuffer(home.uri('a.yaml'), { version: 2, text: volume('false') + filler });
    const run = { dropped: false };
    let slices = 0;
    const dropped = await workspace.read(name, run, async () => {
      await new Promise(setImmediate);
      if (++slices === 2) run.dropped = true;
    });
    assert.equal(dropped, undefined);
    assert.equal(slices, 2);
    await open('a.yaml', volume('true') + filler, 3);
    const project = await workspace.read(name);
    assert.equal(project?.documents[0]?.version, 3);
    assert.equal(project.resources.length, 4002);
  });

  it('reads what changed while it was being read', async () => {
    await start({});
    const filler = Array.from({ length: 4000 }, (_, index) => `  Q${index}:\n    Type: AWS::SQS::Queue\n`).join('');
    const [name = ''] = await open('a.yaml', volume('false'));
    workspace.setBuffer(home.uri('a.yaml'), { version: 2, text: volume('false') + filler });
    let slices = 0;
    const project = await workspace.read(name, { dropped: false }, async () => {
      if (++slices === 2) await open('a.yaml', volume('true') + filler, 3);
    });
    assert.equal(project?.documents[0]?.version, 3);
  });

  it('does not read an assembly of which it is not known what it leaves over; what it claims is read by itself', async () => {
    const leavesOver = (): never => {
      throw new RangeError('a mistake of ours');
    };
    const artifacts = { S: { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.template.json' } } };
    const template = JSON.stringify({ Resources: { Q: { Type: 'AWS::SQS::Queue' } } });
    const files = {
      'manifest.json': JSON.stringify({ version: '36.0.0', artifacts }),
      'S.template.json': template,
      'Old.template.json': template,
    };
    await start(files, { forms: formsOf([{ forms: [{ ...assemblyForm, leavesOver }, templateForm] }]) });
    const keyOf = (name: string): string => `${name === 'manifest.json' ? 'assembly' : 'template'} ${home.uri(name)}`;
    const keys = await workspace.scan([home.uri()]);
    assert.deepEqual([...keys].sort(), ['manifest.json', 'Old.template.json'].map(keyOf));
    await assert.rejects(workspace.read(keyOf('manifest.json')), RangeError);
    assert.equal(workspace.judged(keyOf('manifest.json'), true), true);
    await workspace.settle();
    assert.deepEqual(
      workspace.ownFilesOf(keyOf('manifest.json')).filter((uri) => uri.endsWith('.json')),
      [home.uri('manifest.json')],
    );
    assert.equal((await workspace.read(keyOf('S.template.json')))?.resources.length, 1);
  });

  it('tells a mistake of ours in walking a file that has come, and forgets it with the mistake', async () => {
    const told: (readonly string[])[] = [];
    let broken = true;
    home = await folder({ '.git/HEAD': '', 'a.yaml': volume('false') });
    const files: Files = {
      ...nodeFiles,
      list: (directory) => (broken && directory.endsWith('/new') ? brokenList() : nodeFiles.list(directory)),
    };
    const brokenList = (): never => {
      throw new RangeError('a mistake of ours');
    };
    workspace = createWorkspace(files, { crashed: (uris) => told.push(uris) });
    await workspace.scan([home.uri()]);
    await home.write('new/b.yaml', volume('false'));
    workspace.filesChanged([home.uri('new/b.yaml')]);
    await workspace.settle();
    assert.match(
      workspace.crashes().get(home.uri('new/b.yaml')) ?? '',
      /^internal error in AtRest \S+: RangeError at /,
    );
    broken = false;
    workspace.filesChanged([home.uri('new/b.yaml')]);
    await workspace.settle();
    assert.equal(workspace.crashes().size, 0);
    assert.deepEqual(told, [[home.uri('new/b.yaml')], [home.uri('new/b.yaml')]]);
    assert.equal((await workspace.projectsOf(home.uri('new/b.yaml'))).length, 1);
  });
});
