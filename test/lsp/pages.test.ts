import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { startEditor } from './editor.ts';
import type { Editor, EditorOptions } from './editor.ts';

const text = 'Resources:\n  Data:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n';
const valueOf = (contents: unknown): { readonly kind: string; readonly value: string } =>
  contents as { kind: string; value: string };

describe('explanations', () => {
  let editor: Editor;
  const start = async (options: EditorOptions = {}): Promise<string> => {
    editor = await startEditor(options);
    return await editor.open('/nowhere/a.yaml', text);
  };
  before(() => {
    const root = path.join(import.meta.dirname, '../..');
    const made = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/pages.ts'], { cwd: root, encoding: 'utf8' });
    assert.equal(made.status, 0, made.stderr);
  });
  afterEach(() => editor.stop());

  it('come on hover: why, level now and wanted, controls', async () => {
    const uri = await start();
    const hover = await editor.hover(uri, 'false');
    assert.deepEqual(hover?.range, editor.rangeOf(uri, 'false'));
    const { kind, value } = valueOf(hover.contents);
    assert.equal(kind, 'markdown');
    for (const part of [
      'Wanted: encrypted with an AWS-managed KMS key, or better',
      'HIPAA',
      'Other tools: Checkov CKV',
    ])
      assert.ok(value.includes(part), part);
    // The editor shows the diagnostic in the same box: what it says is not said again.
    assert.match(value, /^- Now: not encrypted/);
    const [{ message } = { message: '?' }] = await editor.diagnostics(uri);
    assert.ok(!value.includes(message as string));
    assert.ok(!value.includes('command:'));
    assert.equal(await editor.hover(uri, 'Resources'), null);
  });

  it('link to the page in an editor that shows pages by itself', async () => {
    const uri = await start({ initializationOptions: { commands: ['atrest.showRulePage'] } });
    const { value } = valueOf((await editor.hover(uri, 'false'))?.contents);
    const [, argument = ''] = /command:atrest\.showRulePage\?([^)]*)/.exec(value) ?? [];
    assert.deepEqual(JSON.parse(decodeURIComponent(argument)), ['ebs-volume-encrypted']);
  });

  it('are plain text for an editor that shows no Markdown', async () => {
    const uri = await start({ capabilities: { textDocument: { hover: null as never } } });
    const { kind, value } = valueOf((await editor.hover(uri, 'false'))?.contents);
    assert.equal(kind, 'plaintext');
    assert.match(value, /^- Now: not encrypted/);
    const odd = await editor.open('/nowhere/odd.yaml', text.replace('Data:', "'a[b]<c>':"));
    assert.doesNotMatch(valueOf((await editor.hover(odd, 'false'))?.contents).value, /\\/);
  });

  it('come as pages: one for each rule', async () => {
    await start();
    const rules = await editor.connection.sendRequest<{ id: string; title: string }[]>('atrest/rules');
    assert.ok(rules.length > 50);
    for (const { id, title } of rules) {
      assert.ok(title.length > 0);
      const page = await editor.connection.sendRequest<string | null>('atrest/page', { rule: id });
      assert.match(page ?? '', /^# /, id);
    }
    assert.equal(await editor.connection.sendRequest('atrest/page', { rule: '__proto__' }), null);
  });

  it('are shown by a command in an editor that can not show pages', async () => {
    const uri = await start();
    const action = (await editor.actions(uri, editor.rangeOf(uri, 'false'))).at(-1);
    assert.equal(action?.command?.command, 'atrest.page');
    const page = await editor.connection.sendRequest<string>('workspace/executeCommand', {
      command: action.command.command,
      arguments: action.command.arguments,
    });
    assert.match(page, /^# EBS volume/);
    assert.ok(editor.heard.some(({ method }) => method === 'window/showMessage'));
  });
});

describe('names from files in an editor', () => {
  it('are text in a hover, a diagnostic and a title, whatever they hold', async () => {
    const editor = await startEditor({ initializationOptions: { commands: ['atrest.showRulePage'] } });
    try {
      const beacon =
        'a` ![x](https://evil.example/beacon.png) [y](command:z) <b>h</b> https://evil.example `b\u001b\u202e';
      const text = JSON.stringify({
        Parameters: { [beacon]: { Type: 'String' } },
        Conditions: { [beacon]: { 'Fn::Equals': [{ Ref: beacon }, 'x'] } },
        Resources: {
          [beacon]: { Type: 'AWS::EC2::Volume', Properties: { Encrypted: { 'Fn::If': [beacon, true, false] } } },
        },
      });
      const uri = await editor.open('/nowhere/beacon.json', text);
      const [found] = await editor.diagnostics(uri);
      const hover = await editor.hover(uri, 'false');
      const value = (hover?.contents as { readonly value: string }).value;
      assert.match(value, /evil\.example/);
      // As a reader of Markdown takes it: what is left are the words around the code spans.
      const words = value.replaceAll(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
      assert.doesNotMatch(words, /evil|<b>|command:z/);
      const actions = await editor.actions(uri, editor.rangeOf(uri, 'false'));
      for (const shown of [value, found?.message as string, ...actions.map(({ title }) => title)])
        assert.doesNotMatch(shown, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    } finally {
      await editor.stop();
    }
  });
});
