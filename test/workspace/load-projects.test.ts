import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { assemblyForm } from '../../server/dialects/cdk/form.ts';
import { templateForm } from '../../server/dialects/cloudformation/form.ts';
import { formsOf } from '../../server/dialects/forms.ts';
import { type Loaded, loadProjects } from '../../server/workspace/load-projects.ts';
import { nodeFiles } from '../../server/workspace/node.ts';
import { walk } from '../../server/workspace/walk.ts';
import { type Folder, folder } from './folder.ts';

const queue = 'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n';
const nest = (url: string): string =>
  `${queue}  N:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ${url}\n`;
const manifest = (...templates: readonly string[]): string =>
  JSON.stringify({
    version: '55.0.0',
    artifacts: Object.fromEntries(
      templates.map((templateFile, index) => [
        `S${index}`,
        { type: 'aws:cloudformation:stack', properties: { templateFile } },
      ]),
    ),
  });
const template = JSON.stringify({ Resources: { Q: { Type: 'AWS::SQS::Queue' } } });
const volume = JSON.stringify({ resource: { aws_ebs_volume: { v: { size: 1 } } } });
const call = (source: string): string => JSON.stringify({ module: { m: { source } } });

describe('projects', () => {
  let home: Folder;
  afterEach(() => home.remove());

  async function load(...names: readonly string[]): Promise<Loaded> {
    const { candidates } = await walk((names.length > 0 ? names : ['']).map(home.uri), nodeFiles);
    return await loadProjects(candidates, nodeFiles);
  }
  const name = (uri: string): string => uri.slice(home.uri().length + 1);
  /** Each project with the addresses of its resources. */
  const summary = ({ projects }: Loaded): Record<string, readonly string[]> =>
    Object.fromEntries(
      projects.map(({ project }) => [
        `${project.form} ${name(project.uri)}`,
        project.resources.map(({ address }) => address),
      ]),
    );

  it('reads each form', async () => {
    home = await folder({
      'a.yaml': queue,
      'b.json': template,
      'm/main.tf.json': volume,
      'cdk.out/manifest.json': manifest('S.template.json'),
      'cdk.out/S.template.json': template,
      'plan.json': JSON.stringify({
        format_version: '1.2',
        terraform_version: '1.11.4',
        resource_changes: [],
        configuration: {},
      }),
      'state.json': JSON.stringify({ format_version: '1.0', terraform_version: '1.11.4', values: {} }),
      'package.json': '{"name":"x"}',
      'notes.yaml': 'a: 1',
    });
    const loaded = await load();
    assert.deepEqual(summary(loaded), {
      'template a.yaml': ['Q'],
      'template b.json': ['Q'],
      'module m': ['aws_ebs_volume.v'],
      'assembly cdk.out/manifest.json': ['S0.Q'],
      'plan plan.json': [],
      'state state.json': [],
    });
    assert.deepEqual(loaded.skipped.map(({ uri }) => name(uri)).sort(), ['notes.yaml', 'package.json']);
    assert.deepEqual(loaded.failed, []);
  });

  it('reads what another reads through it, once', async () => {
    home = await folder({
      'parent.yaml': nest('child.yaml'),
      'child.yaml': nest('./deep/grandchild.yaml'),
      'deep/grandchild.yaml': queue,
      'root/main.tf.json': call('../shared'),
      'shared/main.tf.json': volume,
      'alone/main.tf.json': volume,
    });
    assert.deepEqual(summary(await load()), {
      'template parent.yaml': ['Q', 'N', 'N.Q', 'N.N', 'N.N.Q'],
      'module root': ['module.m.aws_ebs_volume.v'],
      'module alone': ['aws_ebs_volume.v'],
    });
    assert.deepEqual(summary(await load('child.yaml', 'shared')), {
      'template child.yaml': ['Q', 'N', 'N.Q'],
      'module shared': ['aws_ebs_volume.v'],
    });
  });

  it('reads what is needed though ignore files leave it out', async () => {
    home = await folder({
      '.git/HEAD': '',
      '.gitignore': 'gen\nmodules',
      'parent.yaml': nest('gen/child.yaml'),
      'gen/child.yaml': queue,
      'main.tf.json': call('./modules/m'),
      'modules/m/main.tf.json': volume,
    });
    assert.deepEqual(summary(await load()), {
      'template parent.yaml': ['Q', 'N', 'N.Q'],
      'module ': ['module.m.aws_ebs_volume.v'],
    });
  });

  it('ends when templates or modules read each other', async () => {
    home = await folder({
      'a.yaml': nest('b.yaml'),
      'b.yaml': nest('a.yaml'),
      'self.yaml': nest('self.yaml'),
      'm/main.tf.json': call('../n'),
      'n/main.tf.json': call('../m'),
    });
    const loaded = await load();
    const forms = loaded.projects.map(({ project }) => `${project.form} ${name(project.uri)}`);
    assert.deepEqual(
      forms,
      ['template a.yaml', 'module m', 'template self.yaml'].sort((a, b) => forms.indexOf(a) - forms.indexOf(b)),
    );
  });

  it('lints a template of an assembly once, and leaves out stacks that are gone', async () => {
    home = await folder({
      'cdk.out/manifest.json': manifest('S.template.json'),
      'cdk.out/S.template.json': template,
      'cdk.out/Old.template.json': template,
      'cdk.out/mine.json': template,
    });
    const loaded = await load();
    assert.deepEqual(Object.keys(summary(loaded)).sort(), [
      'assembly cdk.out/manifest.json',
      'template cdk.out/mine.json',
    ]);
    assert.match(loaded.skipped.find(({ uri }) => uri.endsWith('Old.template.json'))?.reason ?? '', /left over/);
    assert.deepEqual(Object.keys(summary(await load('cdk.out', 'cdk.out/Old.template.json'))).sort(), [
      'assembly cdk.out/manifest.json',
      'template cdk.out/Old.template.json',
      'template cdk.out/mine.json',
    ]);
  });

  it('tells a mistake of ours in what an assembly leaves over, and reads its templates by themselves', async () => {
    home = await folder({
      'cdk.out/manifest.json': manifest('S.template.json'),
      'cdk.out/S.template.json': template,
      'cdk.out/Old.template.json': template,
    });
    const leavesOver = (): never => {
      throw new RangeError('a secret');
    };
    const forms = formsOf([{ forms: [{ ...assemblyForm, leavesOver }, templateForm] }]);
    const { candidates } = await walk([home.uri()], nodeFiles);
    const loaded = await loadProjects(candidates, nodeFiles, { forms });
    assert.deepEqual(Object.keys(summary(loaded)).sort(), [
      'template cdk.out/Old.template.json',
      'template cdk.out/S.template.json',
    ]);
    assert.deepEqual(
      loaded.failed.map(({ uri, internal }) => [name(uri), internal]),
      [['cdk.out/manifest.json', true]],
    );
    assert.match(loaded.failed[0]?.message ?? '', /^internal error in AtRest \S+: RangeError at /);
  });

  it('does not call a file skipped that an entry reads', async () => {
    home = await folder({
      'cdk.out/manifest.json': manifest('S.template.json'),
      // A stack without resources does not look like a template.
      'cdk.out/S.template.json': '{"Parameters":{}}',
      'cdk.out/other.json': '{}',
    });
    assert.deepEqual(
      (await load()).skipped.map(({ uri }) => name(uri)),
      ['cdk.out/other.json'],
    );
  });

  it('does not follow a link out of an assembly', async () => {
    home = await folder({
      'cdk.out/manifest.json': manifest('S.template.json', 'T.template.json'),
      'outside.json': template,
      'cdk.out/T.template.json': template,
    });
    await symlink('../outside.json', join(home.path, 'cdk.out/S.template.json'));
    // By its manifest, and found by the walk, which has looked at what links lead to.
    for (const path of ['cdk.out/manifest.json', 'cdk.out', '.']) {
      const loaded = await load(path);
      assert.equal(summary(loaded)['assembly cdk.out/manifest.json']?.join(), 'S1.Q', path);
      assert.equal(summary(loaded)['template cdk.out/S.template.json'], undefined, path);
      assert.match(loaded.projects[0]?.project.notes[0]?.message ?? '', /S\.template\.json/);
    }
  });

  it('tells which documents are broken and which files can not be read', async () => {
    home = await folder({
      'broken.yaml': `${queue}  Bad: [\n`,
      'binary.json': Buffer.concat([Buffer.from(template), Buffer.from([0xff, 0xfe])]),
      'latin.yaml': Buffer.from('Resources:\n  Q:\n    Type: AWS::SQS::Queue # caf\xe9\n', 'latin1'),
      'plan.json': '{"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[{"address":"a',
    });
    const loaded = await load();
    assert.deepEqual(loaded.broken.map(({ uri }) => name(uri)).sort(), ['broken.yaml', 'plan.json']);
    assert.deepEqual(loaded.failed.map(({ uri, message }) => `${name(uri)}: ${message}`).sort(), [
      'binary.json: not UTF-8 text',
      'latin.yaml: not UTF-8 text',
    ]);
    assert.deepEqual(summary(loaded)['template broken.yaml']?.includes('Q'), true);
  });

  it('skips other files without a word when they are no text', async () => {
    home = await folder({
      'image.json': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
      'empty.json': '',
      'empty.yaml': '',
    });
    const loaded = await load();
    assert.deepEqual(loaded.failed, []);
    assert.equal(loaded.skipped.length, 3);
  });

  it('takes every template of a file with several documents', async () => {
    home = await folder({ 'a.yaml': `${queue}---\nkind: Deployment\n---\n${queue}` });
    assert.equal((await load()).projects.length, 2);
  });

  it('shows a plan in the source beside it', async () => {
    const source = JSON.stringify(
      { resource: { aws_ebs_volume: { v: { size: 1, encrypted: '${var.e}' } } }, variable: { e: {} } },
      null,
      2,
    );
    const plan = {
      format_version: '1.2',
      terraform_version: '1.11.4',
      variables: { e: { value: false } },
      resource_changes: [
        {
          address: 'aws_ebs_volume.v',
          mode: 'managed',
          type: 'aws_ebs_volume',
          name: 'v',
          change: { actions: ['create'], before: null, after: { size: 1, encrypted: false }, after_unknown: {} },
        },
      ],
      configuration: {
        root_module: {
          resources: [
            {
              address: 'aws_ebs_volume.v',
              mode: 'managed',
              type: 'aws_ebs_volume',
              name: 'v',
              expressions: { size: { constant_value: 1 }, encrypted: { references: ['var.e'] } },
            },
          ],
        },
      },
    };
    home = await folder({
      'main.tf.json': source,
      'plans/tfplan.json': JSON.stringify(plan),
      'tfplan.json': JSON.stringify(plan),
    });
    const beside = (await load('tfplan.json')).projects[0]?.project.resources[0];
    assert.equal(beside?.document.uri, home.uri('main.tf.json'));
    assert.equal(beside.plan?.document.uri, home.uri('tfplan.json'));
    const away = (await load('plans/tfplan.json')).projects[0]?.project.resources[0];
    assert.equal(away?.document.uri, home.uri('plans/tfplan.json'));
    const { candidates } = await walk([home.uri('plans/tfplan.json')], nodeFiles);
    const told = await loadProjects(candidates, nodeFiles, { sourceDirectory: home.uri() });
    assert.equal(told.projects[0]?.project.resources[0]?.document.uri, home.uri('main.tf.json'));
  });
});

describe('directories that links lead into themselves', () => {
  let home: Folder;
  afterEach(() => home.remove());
  const links = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) await symlink('.', join(home.path, name));
  };
  /** Counts what is read, so that no test depends on a clock. */
  async function count(budget?: number): Promise<{ loaded: Loaded; reads: readonly string[] }> {
    const reads: string[] = [];
    const files: typeof nodeFiles = {
      ...nodeFiles,
      head: (uri) => {
        reads.push(uri.slice(home.uri().length + 1));
        if (reads.length > 100) throw new Error('endless');
        return nodeFiles.head(uri);
      },
    };
    const { candidates } = await walk([home.uri()], files);
    const loaded = await loadProjects(candidates, files, { ...(budget !== undefined && { budget }) });
    assert.deepEqual(
      loaded.failed.filter(({ internal }) => internal),
      [],
    );
    return { loaded, reads: reads.sort() };
  }
  const types = ({ projects }: Loaded): readonly (readonly [string, number])[] =>
    projects.map(({ project }) => [project.form, new Set(project.resources.map(({ body }) => body)).size]);

  it('end where templates nest themselves through them', async () => {
    home = await folder({
      't.json': JSON.stringify({
        Resources: {
          ...Object.fromEntries(
            [0, 1, 2, 3, 4, 5].map((index) => [
              `N${index}`,
              { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: `l${index}/t.json` } },
            ]),
          ),
          V: { Type: 'AWS::EC2::Volume' },
        },
      }),
    });
    await links('l0', 'l1', 'l2', 'l3', 'l4', 'l5');
    const { loaded, reads } = await count();
    assert.deepEqual(reads, ['t.json']);
    assert.deepEqual(types(loaded), [['template', 7]]);
  });
  it('end where modules call themselves through them', async () => {
    home = await folder({
      'main.tf.json': JSON.stringify({
        module: { a: { source: './l0' }, b: { source: './l1' } },
        resource: { aws_ebs_volume: { v: {} } },
      }),
    });
    await links('l0', 'l1');
    const { loaded, reads } = await count();
    assert.deepEqual(reads, ['main.tf.json']);
    assert.deepEqual(types(loaded), [['module', 1]]);
    const [one] = loaded.projects;
    assert.match(one?.project.notes.map(({ message }) => message).join('\n') ?? '', /it calls itself/);
  });
  it('end where assemblies hold themselves through them', async () => {
    const nested = [0, 1, 2].map((index): [string, object] => [
      `N${index}`,
      { type: 'cdk:cloud-assembly', properties: { directoryName: `assembly-${index}` } },
    ]);
    const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 's.template.json' } };
    home = await folder({
      'manifest.json': JSON.stringify({ version: '36.0.0', artifacts: { S: stack, ...Object.fromEntries(nested) } }),
      's.template.json': template,
    });
    await links('assembly-0', 'assembly-1', 'assembly-2');
    const { loaded, reads } = await count();
    assert.deepEqual(reads, ['manifest.json', 's.template.json']);
    assert.deepEqual(types(loaded), [['assembly', 1]]);
    assert.deepEqual(loaded.projects[0]?.project.notes, []);
  });
  it('are no matter where a link leads to another directory: it is read', async () => {
    home = await folder({
      'main.tf.json': call('./link'),
      'real/main.tf.json': volume,
      'a.yaml': nest('other/b.yaml'),
      'real/b.yaml': queue,
    });
    await symlink('real', join(home.path, 'link'));
    await symlink('real', join(home.path, 'other'));
    const { loaded } = await count();
    assert.deepEqual(types(loaded), [
      ['template', 3],
      ['module', 1],
    ]);
  });
  it('leave a budget to each entry, and it is told when that is used up', async () => {
    home = await folder({
      'a.yaml': ['b', 'c', 'd']
        .map((name, index) => nest(`${name}.yaml`).replaceAll(/^ {2}([QN])/gm, `  $1${index}`))
        .join('')
        .replaceAll(/(?<=.)Resources:\n/gs, ''),
      'b.yaml': queue,
      'c.yaml': queue,
      'd.yaml': queue,
    });
    assert.deepEqual((await count()).loaded.failed, []);
    const { loaded } = await count(3);
    assert.deepEqual(
      loaded.failed.map(({ uri, message }) => [uri, message]),
      [[home.uri('a.yaml'), 'it leads to too many files: those beyond are not looked at']],
    );
  });
});

describe('files whose start decides nothing, or that are broken', () => {
  let home: Folder;
  afterEach(() => home.remove());
  async function forms(files: Readonly<Record<string, string>>): Promise<{
    readonly read: readonly string[];
    readonly failed: readonly (readonly [string, string])[];
    readonly skipped: readonly string[];
  }> {
    home = await folder(files);
    const { candidates } = await walk([home.uri()], nodeFiles);
    const loaded = await loadProjects(candidates, nodeFiles);
    const name = (uri: string): string => uri.slice(home.uri().length + 1);
    return {
      read: loaded.projects.map(({ project }) => name(project.uri)),
      failed: loaded.failed.map(({ uri, message }) => [name(uri), message] as const),
      skipped: loaded.skipped.map(({ uri }) => name(uri)),
    };
  }
  const many = (count: number): Readonly<Record<string, object>> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`C${index}`, { 'Fn::Equals': ['a', '"}{'] }]));
  const resources = { Data: { Type: 'AWS::EC2::Volume' } };
  const conditions = (count: number): string =>
    Array.from({ length: count }, (_, index) => `  C${index}: !Equals [a, 'a: b']\n`).join('');

  it('are read on where all that is seen may be of a template', async () => {
    const outcome = await forms({
      'conditions.json': JSON.stringify({ Conditions: many(3000), Resources: resources }),
      'long-text.json': JSON.stringify({ Description: 'a\\"'.repeat(50_000), Resources: resources }),
      'conditions.yaml': `Description: x\nConditions:\n${conditions(3000)}Resources:\n  D:\n    Type: AWS::EC2::Volume\n`,
      'comments.yaml': `${'# AtRest\n'.repeat(8000)}Resources:\n  D:\n    Type: AWS::EC2::Volume\n`,
      'alias.yaml': 'Metadata:\n  v: &v AWS::EC2::Volume\nResources:\n  D:\n    Type: *v\n',
      'merged.yaml': 'Metadata:\n  v: &v\n    Type: AWS::EC2::Volume\nResources:\n  D:\n    <<: *v\n',
    });
    assert.deepEqual(outcome.read.toSorted(), [
      'alias.yaml',
      'comments.yaml',
      'conditions.json',
      'conditions.yaml',
      'long-text.json',
      'merged.yaml',
    ]);
    assert.deepEqual([outcome.failed, outcome.skipped], [[], []]);
  });
  it('are told, where they have the marks of a template', async () => {
    const { failed, skipped } = await forms({
      'double.json': `{${JSON.stringify({ Resources: resources })}`,
      'quote.json': '{\n"Resources": tem": {"D": {"Type": "AWS::EC2::Volume"}}}',
      'indent.yaml': 'Description: x\n Resources:\n  D:\n    Type: AWS::EC2::Volume\n',
      'large.json': `{${JSON.stringify({ Resources: resources, Conditions: many(3000) })}`,
    });
    assert.deepEqual(
      failed.map(([uri]) => uri),
      ['double.json', 'indent.yaml', 'large.json', 'quote.json'],
    );
    const messages = new Map(failed);
    assert.match(
      messages.get('quote.json') ?? '',
      /^it looks like a CloudFormation template, and it has a syntax error in line 2, column \d+: /,
    );
    assert.deepEqual(skipped, []);
  });
  it('are passed over where they are something else', async () => {
    const { failed, read } = await forms({
      'event.json': JSON.stringify({ fragment: { Resources: resources }, filler: 'x'.repeat(80_000) }),
      'chart.yaml': 'a: {{ b }}\nx:\n  Resources:\n    D:\n      Type: AWS::EC2::Volume\n',
      'object.yaml': `apiVersion: v1\nkind: ConfigMap\ndata:\n${conditions(3000)}`,
      'list.yaml': `- a\n${'- b\n'.repeat(30_000)}`,
      'list.json': JSON.stringify(Array.from({ length: 30_000 }, () => 'Resources')),
      'serverless.yaml': 'service: x\nresources:\n  Resources:\n    D:\n      Type: AWS::EC2::Volume\n',
      'broken.json': '{"name": ',
      'package.json': '{"name": "x", }',
    });
    assert.deepEqual([failed, read], [[], []]);
  });
});
