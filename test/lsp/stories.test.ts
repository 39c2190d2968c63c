import assert from 'node:assert/strict';
import { type Server, startServer, uriOf } from '../../scripts/fuzz/stories/session.ts';

const volume = 'Resources:\n  V:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n';
const nests = (url: string): string =>
  `Resources:\n  A:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: ${url} }\n`;
const OFF = 'ebs-volume-encrypted';

describe('what is shown of a file', () => {
  let disk: Map<string, string>;
  let server: Server;
  const start = async (files: Readonly<Record<string, string>>, settings = {}): Promise<void> => {
    disk = new Map([['.git/HEAD', ''], ...Object.entries(files)].map(([name = '', text = '']) => [uriOf(name), text]));
    server = startServer(disk);
    await server.configure(settings);
  };
  const codes = async (name: string): Promise<readonly unknown[]> => (await server.shown(name)).map(({ code }) => code);
  const firstMessage = async (name: string): Promise<string> => JSON.stringify((await server.shown(name))[0]?.message);
  const write = async (name: string, text: string | undefined): Promise<void> => {
    if (text === undefined) disk.delete(uriOf(name));
    else disk.set(uriOf(name), text);
    await server.changedOnDisk([name]);
  };

  describe('that its parent has dropped', () => {
    const stacks = { 'parent.yaml': nests('child.yaml'), 'child.yaml': nests('grand.yaml'), 'grand.yaml': volume };
    for (const order of ['pcg', 'pgc', 'cpg', 'cgp', 'gpc', 'gcp'])
      for (const scan of ['openFiles', 'workspace'])
        it(`comes back: three stacks, opened in the order ${order}, scan: ${scan}`, async () => {
          await start(stacks, { scan });
          const names = Object.entries(stacks);
          for (const letter of order) {
            const [name = '', text = ''] = names.find(([one]) => one.startsWith(letter)) ?? [];
            await server.show(name, text);
            await codes(name);
          }
          assert.match(await firstMessage('grand.yaml'), /`A\.A\.V`/);
          await server.show('child.yaml', nests('other.yaml'));
          await codes('child.yaml');
          assert.deepEqual(await codes('grand.yaml'), [OFF]);
          assert.match(await firstMessage('grand.yaml'), /`V`/);
        });

    it('comes back: three modules', async () => {
      const modules = {
        'm/main.tf.json': '{"module":{"n":{"source":"./n"}}}',
        'main.tf.json': '{"module":{"m":{"source":"./m"}}}',
        'm/n/main.tf.json': '{"resource":{"aws_ebs_volume":{"v":{"encrypted":false}}}}',
      };
      await start(modules);
      for (const [name, text] of Object.entries(modules)) {
        await server.show(name, text);
        await codes(name);
      }
      await server.show('m/main.tf.json', '{"module":{"n":{"source":"./other"}}}');
      assert.deepEqual(await codes('m/n/main.tf.json'), [OFF]);
    });

    it('comes back when the parent is renamed, deleted or closed', async () => {
      await start({ 'p.yaml': nests('c.yaml'), 'c.yaml': volume });
      await server.show('p.yaml', nests('c.yaml'));
      await server.show('c.yaml', volume);
      assert.match(await firstMessage('c.yaml'), /`A\.V`/);
      await server.close('p.yaml');
      assert.match(await firstMessage('c.yaml'), /`V`/);
      await server.configure({ scan: 'workspace' });
      assert.match(await firstMessage('c.yaml'), /`A\.V`/);
      await write('p.yaml', undefined);
      assert.match(await firstMessage('c.yaml'), /`V`/);
    });
  });

  it('goes and comes back with `exclude`', async () => {
    await start({ 'a.yaml': volume });
    await server.show('a.yaml', volume);
    assert.deepEqual(await codes('a.yaml'), [OFF]);
    await write('.atrest.yaml', 'exclude: [a.yaml]\n');
    assert.deepEqual(await codes('a.yaml'), []);
    await write('.atrest.yaml', undefined);
    assert.deepEqual(await codes('a.yaml'), [OFF]);
  });

  it('goes and comes back with `enable` and `maxFileSize`', async () => {
    await start({ 'a.yaml': volume });
    await server.show('a.yaml', volume);
    for (const [settings, expected] of [
      [{ enable: false }, []],
      [{}, [OFF]],
      [{ maxFileSize: 10 }, []],
      [{}, [OFF]],
    ] as const) {
      await server.configure(settings);
      assert.deepEqual(await codes('a.yaml'), expected);
    }
  });

  it('keeps its form while it is broken, and drops it when it parses as something else', async () => {
    const other = 'apiVersion: v1\nkind: ConfigMap\n';
    await start({ 'a.yaml': volume });
    await server.show('a.yaml', volume);
    await server.show('a.yaml', 'Reso: [');
    await server.settle();
    await server.show('a.yaml', volume);
    await server.settle();
    await server.show('a.yaml', 'Reso: [');
    assert.deepEqual(await codes('a.yaml'), ['syntax']);
    await server.show('a.yaml', other);
    assert.deepEqual(await codes('a.yaml'), []);
    await server.show('a.yaml', `${other}data: [`);
    assert.deepEqual(await codes('a.yaml'), []);
    await server.show('a.yaml', volume);
    assert.deepEqual(await codes('a.yaml'), [OFF]);
  });

  it('stays while the manifest that names it is broken', async () => {
    const artifacts = { A: { type: 'aws:cloudformation:stack', properties: { templateFile: 'A.template.json' } } };
    const manifest = JSON.stringify({ version: '36.0.0', artifacts });
    const template = '{"Resources":{"V":{"Type":"AWS::EC2::Volume","Properties":{"Encrypted":false}}}}';
    await start({ 'cdk.out/manifest.json': manifest, 'cdk.out/A.template.json': template }, { scan: 'workspace' });
    assert.deepEqual(await codes('cdk.out/A.template.json'), [OFF]);
    for (const broken of [manifest.slice(0, -1), manifest.slice(0, 40), manifest.slice(0, 3)]) {
      await server.show('cdk.out/manifest.json', manifest);
      await server.settle();
      await server.show('cdk.out/manifest.json', broken);
      assert.deepEqual(await codes('cdk.out/A.template.json'), [OFF]);
      assert.deepEqual(new Set(await codes('cdk.out/manifest.json')), new Set(['syntax']));
    }
  });

  it('comes when a file of its module can be read at last', async () => {
    const text = '{"resource":{"aws_ebs_volume":{"v":{"encrypted":false}}}}';
    await start({ 'main.tf.json': text }, { maxFileSize: 20, scan: 'workspace' });
    assert.deepEqual(await codes('main.tf.json'), []);
    await server.configure({ scan: 'workspace' });
    assert.deepEqual(await codes('main.tf.json'), [OFF]);
  });
});
