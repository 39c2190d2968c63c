import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { folder } from '../workspace/folder.ts';
import type { Folder } from '../workspace/folder.ts';
import { startEditor } from './editor.ts';
import type { Editor } from './editor.ts';

/** By file, the texts that it may have; the first one is on the disk. */
const texts: Readonly<Record<string, readonly string[]>> = {
  'main.tf.json': [
    '{"resource":{"aws_ebs_volume":{"data":{"encrypted":"${var.encrypt}"}}}}',
    '{"resource":{"aws_ebs_volume":{"data":{"encrypted":false}}}}',
    '{"resource":{"aws_ebs_volume":{',
  ],
  'variables.tf.json': ['{"variable":{"encrypt":{"default":true}}}', '{"variable":{"encrypt":{"default":false}}}', ''],
  'parent.yaml': ['true', 'false']
    .map(
      (value) =>
        `Resources:\n  Net:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: child.yaml\n      Parameters: { Encrypt: ${value} }\n`,
    )
    // Drops its child.
    .concat('Resources:\n  Key:\n    Type: AWS::KMS::Key\n'),
  'child.yaml': [
    'Parameters: { Encrypt: { Type: String } }\nResources:\n  Data:\n    Type: AWS::EC2::Volume\n    Properties: { Encrypted: !Ref Encrypt }\n',
    'Resources:\n  Data:\n    Type: AWS::EC2::Volume\n    Properties: { Encrypted: false }\n---\nResources:\n  Key:\n    Type: AWS::KMS::Key\n',
    'not: a template\n',
    'Resources:\n  Net:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: grand.yaml }\n',
  ],
  'grand.yaml': ['Resources:\n  Data:\n    Type: AWS::EC2::Volume\n    Properties: { Encrypted: false }\n'],
  '.atrest.yaml': ['profile: recommended\n', 'profile: strict\n', 'profil: x\n', 'exclude: [child.yaml]\n'],
};
const names = Object.keys(texts);

type Step =
  | { readonly do: 'show' | 'write'; readonly name: string; readonly text: number }
  | { readonly do: 'close' | 'ask' | 'act' | 'save'; readonly name: string }
  | { readonly do: 'configure'; readonly settings: object }
  | { readonly do: 'wait'; readonly milliseconds: number };

const name = fc.constantFrom(...names);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('show' as const), name, text: fc.nat(11) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('write' as const), name, text: fc.nat(11) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('close' as const, 'ask' as const, 'act' as const, 'save' as const),
      name,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('configure' as const),
      settings: fc.constantFrom({}, { scan: 'workspace' }, { run: 'onSave' }, { profile: 'hipaa' }, { enable: false }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), milliseconds: fc.constantFrom(0, 5, 40, 200) }),
  },
);

/** An editor that has been through a lot, and what there is to see in the end. */
class Story {
  readonly open = new Set<string>();
  private readonly home: Folder;
  private readonly editor: Editor;
  private readonly asked: Promise<unknown>[] = [];

  constructor(home: Folder, editor: Editor) {
    this.home = home;
    this.editor = editor;
  }

  static async start(home: Folder, settings: () => object): Promise<Story> {
    return new Story(home, await startEditor({ folders: [home.path], settings }));
  }

  uri = (file: string): string => this.home.uri(file);

  async play(one: Step): Promise<void> {
    switch (one.do) {
      case 'show':
        await this.show(one.name, textOf(one));
        break;
      case 'write':
        await this.home.write(one.name, textOf(one));
        await this.editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
          changes: [{ uri: this.uri(one.name), type: 2 }],
        });
        break;
      case 'close':
        if (this.open.delete(one.name)) await this.editor.close(this.uri(one.name));
        break;
      case 'ask':
        this.asked.push(this.editor.pull(this.uri(one.name)));
        break;
      case 'act':
        this.asked.push(
          this.editor.actions(this.uri(one.name), { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }),
        );
        break;
      case 'save':
        if (this.open.has(one.name)) await this.editor.save(this.uri(one.name));
        break;
      case 'configure':
        await this.editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
        break;
      case 'wait':
        await new Promise((resolve) => setTimeout(resolve, one.milliseconds));
    }
  }

  async show(file: string, text: string): Promise<void> {
    const uri = this.uri(file);
    if (!this.open.has(file)) {
      this.open.add(file);
      await this.editor.open(path.join(this.home.path, file), text);
    } else {
      const range = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
      await this.editor.change(uri, [{ range, newText: text }]);
    }
  }

  text = (file: string): string => this.editor.text(this.uri(file));

  /** Every question has an answer; then what is said of each open file: that answer waits until nothing is due any more. */
  async end(): Promise<unknown> {
    await inTime(Promise.allSettled(this.asked), 'answers to all questions');
    for (const file of this.open) await this.editor.save(this.uri(file));
    const said: unknown[] = [];
    for (const file of [...this.open].sort()) {
      const found = await inTime(this.editor.diagnostics(this.uri(file)), `diagnostics of ${file}`);
      said.push([file, found.map(({ range, code, severity, message }) => ({ range, code, severity, message }))]);
    }
    return said;
  }

  async stop(): Promise<void> {
    await inTime(this.editor.stop(), 'end').finally(() => this.editor.process.kill());
  }
}

/** A server that is stuck must not stop the test from ending. */
async function inTime<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no ${what}`));
    }, 120_000);
  });
  return await Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}

const textOf = (one: { readonly name: string; readonly text: number }): string => {
  const choices = texts[one.name]!;
  return choices[one.text % choices.length]!;
};

describe('a server that has been through a lot', () => {
  it('says in the end what a new one says', async function () {
    this.timeout(600_000);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const home = await folder(Object.fromEntries(names.map((file) => [file, texts[file]![0]!])));
        let settings: object = {};
        const old = await Story.start(home, () => settings);
        const fresh = await Story.start(home, () => settings);
        try {
          for (const one of steps) {
            if (one.do === 'configure') settings = one.settings;
            await old.play(one);
          }
          // What is known of a file that was open once may help to understand another, so in the end all are open.
          for (const file of names) {
            if (!old.open.has(file)) await old.show(file, await readFile(path.join(home.path, file), 'utf8'));
          }
          const said = await old.end();
          await fresh.play({ do: 'configure', settings });
          for (const file of old.open) await fresh.show(file, old.text(file));
          assert.deepEqual(said, await fresh.end());
        } finally {
          await Promise.allSettled([old.stop(), fresh.stop()]);
          await home.remove();
        }
      }),
      { numRuns: 15 },
    );
  });
});
