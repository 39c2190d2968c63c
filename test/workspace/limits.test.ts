import assert from 'node:assert/strict';
import { memoryFiles } from '../../scripts/fuzz/stories/memory-files.ts';
import { moduleForm } from '../../server/dialects/terraform/form.ts';
import { analyzer } from '../../server/index.ts';
import { DEFAULTS } from '../../server/model/settings.ts';
import { locationOf } from '../../server/model/source.ts';
import { loadAsync } from '../../server/workspace/loading.ts';
import { createSlots } from '../../server/workspace/slots.ts';
import { createLoadedFiles } from '../../server/workspace/loaded-files.ts';
import { walk } from '../../server/workspace/walk.ts';
import { createConfig } from '../../server/workspace/config.ts';
import { createWorkspace } from '../../server/workspace/workspace.ts';

const volume = 'Resources:\n  V:\n    Type: AWS::EC2::Volume\n';
const nested = (...names: readonly string[]): string =>
  volume +
  names
    .map((name) => `  ${name}:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: ${name}.yaml }\n`)
    .join('');
const [parent, module] = ['file:///w/p.yaml', 'file:///w/m'];
function brokenRule(): never {
  throw new TypeError('HUNTER2');
}

describe('in a workspace', () => {
  it('what leads to more files than its budget says so at its start, and is judged as far as it goes', async () => {
    const disk = new Map([
      [parent, nested('a', 'b', 'c')],
      ...['a', 'b', 'c'].map((name) => [`file:///w/${name}.yaml`, volume] as const),
    ]);
    const told = async (budget: number): Promise<readonly (readonly [number, string])[]> => {
      const workspace = createWorkspace(memoryFiles(disk), { budget });
      workspace.setBuffer(parent, { version: 1, text: nested('a', 'b', 'c') });
      const [key = ''] = await workspace.projectsOf(parent);
      const project = await workspace.read(key);
      assert.ok(project);
      const steps = analyzer.analyze(project, () => DEFAULTS);
      let step = steps.next();
      while (!step.done) step = steps.next();
      assert.ok(step.value.findings.length > 0);
      return step.value.notes.flatMap(({ site, message, missing }) =>
        missing ? [[locationOf(site).span.end, message] as const] : [],
      );
    };
    assert.deepEqual(await told(3), [
      [0, 'Not all of it is checked: it leads to too many files: those beyond are not looked at.'],
    ]);
    assert.deepEqual(await told(4), []);
  });

  it('what lies in a module that could not be gathered is held by it, so that the mistake is shown there', async () => {
    const file = `${module}/main.tf.json`;
    const files = memoryFiles(new Map([[file, '{}']]));
    const store = createLoadedFiles(files, { limit: () => 1000 });
    await loadAsync(store.load({ directories: [module] }));
    const slots = createSlots({ ...store, load: brokenRule }, files, () => true);
    slots.keep(new Map([[module, { form: moduleForm, uri: module }]]));
    await slots.settle(() => Promise.resolve(true));
    const slot = slots.get(module);
    assert.equal(slot?.failure?.name, 'TypeError');
    assert.deepEqual([...slot.uris].sort(), [module, file]);
  });
});

describe('a mistake of ours while looking for files', () => {
  const disk = new Map([
    ['file:///w/bad/a.yaml', volume],
    ['file:///w/good/a.yaml', volume],
  ]);
  const files = memoryFiles(disk);
  const internal = /^internal error in AtRest \S+: TypeError at (?:Object\.)?brokenRule/;

  it('costs one directory', async () => {
    const list = (uri: string) => (uri.endsWith('bad') ? brokenRule() : files.list(uri));
    const { candidates, failed } = await walk(['file:///w'], { ...files, list });
    assert.deepEqual(
      candidates.map(({ uri }) => uri),
      ['file:///w/good/a.yaml'],
    );
    assert.deepEqual(
      failed.map((one) => [one.uri, one.internal]),
      [['file:///w/bad', true]],
    );
    assert.match(failed[0]?.message ?? '', internal);
  });
  it('costs one file, where it is asked whether it is left out', async () => {
    const excludes = (uri: string): boolean => (uri.endsWith('bad/a.yaml') ? brokenRule() : false);
    const { candidates, failed } = await walk(['file:///w'], files, { excludes });
    assert.deepEqual([candidates.length, failed.map(({ uri }) => uri)], [1, ['file:///w/bad/a.yaml']]);
  });
  it('in a configuration is one of its mistakes', async () => {
    const read = (uri: string) => (uri.endsWith('/.atrest.yaml') ? brokenRule() : files.read(uri));
    const config = createConfig({ ...files, read });
    await config.load(['file:///w/good/a.yaml']);
    assert.match(config.errors()[0]?.message ?? '', internal);
    assert.doesNotMatch(config.errors()[0]?.message ?? '', /HUNTER2/);
  });
});
