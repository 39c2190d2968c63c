import assert from 'node:assert/strict';
import { memoryFiles } from '../../scripts/fuzz/stories/memory-files.ts';
import { templateForm } from '../../server/dialects/cloudformation/form.ts';
import { templateNeeds } from '../../server/dialects/cloudformation/stack/needs.ts';
import type { Form } from '../../server/dialects/form.ts';
import { formsOf } from '../../server/dialects/forms.ts';
import { parse } from '../../server/syntax/parse.ts';
import { yaml } from '../../server/syntax/yaml/yaml.ts';
import type { Files } from '../../server/workspace/files.ts';
import { gather } from '../../server/workspace/gather.ts';
import { createLoadedFiles } from '../../server/workspace/loaded-files.ts';
import { loadAsync } from '../../server/workspace/loading.ts';
import { createWorkspace } from '../../server/workspace/workspace.ts';

const HOME = 'file:///w';
const volume = 'Resources:\n  V:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n';
const module = '{"resource":{"aws_ebs_volume":{"v":{"encrypted":false}}}}';
const texts = new Map(
  Array.from({ length: 300 }, (_, index) =>
    index % 3 === 0
      ? [`${HOME}/m${String(index)}/main.tf.json`, module]
      : [`${HOME}/${String(index % 7)}/t${String(index)}.yaml`, volume],
  ),
);

describe('an edit in one of 300 open files', () => {
  for (const scans of [false, true])
    it(`reads and parses nothing of the others${scans ? ', in a folder that is scanned' : ''}`, async () => {
      const asked: string[] = [];
      const workspace = createWorkspace(counted(memoryFiles(texts), asked));
      if (scans) await workspace.scan([HOME]);
      for (const [uri, text] of texts) workspace.setBuffer(uri, { text, version: 1 });
      await workspace.settle();
      const everything = async () => {
        const projects = [];
        for (const uri of texts.keys())
          for (const key of await workspace.projectsOf(uri)) projects.push(await workspace.read(key));
        return { projects, documents: [...texts.keys()].map(workspace.document) };
      };
      const before = await everything();
      assert.equal(before.projects.length, 300);
      for (const [at, uri] of [...texts.keys()].slice(0, 2).entries()) {
        const then = await everything();
        asked.length = 0;
        const text = (texts.get(uri) ?? '').replace('false', 'true');
        assert.equal(workspace.setBuffer(uri, { text, version: 2 }).length, 1);
        const now = await everything();
        assert.deepEqual(
          asked.filter((one) => one !== uri && texts.has(one)),
          [],
        );
        assert.deepEqual(changed(then.documents, now.documents), [at]);
        assert.deepEqual(changed(then.projects, now.projects), [at]);
      }
    });
});

describe('stacks that nest one another', () => {
  const many = 60;
  const nests = (url: string): string =>
    `Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ${url}\n`;
  const chain = new Map(
    Array.from({ length: many }, (_, index) => [
      `${HOME}/t${String(index)}.yaml`,
      index < many - 1 ? nests(`t${String(index + 1)}.yaml`) : volume,
    ]),
  );
  it('are asked once each what they need', async () => {
    const asked: string[] = [];
    const needs: Form['needs'] = (entry, gathered, ...rest) => {
      asked.push(...gathered.documents);
      return templateForm.needs(entry, gathered, ...rest);
    };
    const files = memoryFiles(chain);
    const forms = formsOf([{ forms: [{ ...templateForm, needs }] }]);
    const [form] = forms.all;
    assert.ok(form);
    const store = createLoadedFiles(files, { limit: () => 1e6, forms });
    const { uris } = await loadAsync(gather({ form, uri: `${HOME}/t0.yaml` }, store, files));
    assert.equal(uris.size, many);
    assert.deepEqual(asked, [...chain.keys()]);
  });
  it('have their resources looked through once, however many lie above them', () => {
    const text = nests('other.yaml');
    const document = parse({ uri: `${HOME}/t.yaml`, version: 1, text, syntax: yaml });
    assert.deepEqual(templateNeeds(document), [`${HOME}/other.yaml`]);
    assert.equal(templateNeeds(document), templateNeeds(document));
  });
});

const changed = (before: readonly unknown[], after: readonly unknown[]): readonly number[] =>
  after.flatMap((one, at) => (one === before[at] ? [] : [at]));

/** Writes down each file and directory that is looked at. */
function counted(files: Files, asked: string[]): Files {
  const note = <T extends unknown[], R>(act: (uri: string, ...rest: T) => R) => {
    return (uri: string, ...rest: T): R => {
      asked.push(uri);
      return act(uri, ...rest);
    };
  };
  return { read: note(files.read), head: note(files.head), list: note(files.list), stat: note(files.stat) };
}
