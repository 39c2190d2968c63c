import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver/node';
import { startEditor } from './editor.ts';
import type { Editor } from './editor.ts';

const volume = (name: string, encrypted: string): string =>
  `  ${name}:\n    Type: AWS::EC2::Volume\n    Properties:\n      AvailabilityZone: a\n      Encrypted: ${encrypted}\n`;
const template = (...resources: string[]): string => `Resources:\n${resources.join('')}`;
const ofRule = (diagnostics: readonly Diagnostic[], rule: string): readonly Diagnostic[] =>
  diagnostics.filter(({ code }) => code === rule);
const unencrypted = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  ofRule(diagnostics, 'ebs-volume-encrypted');

describe('diagnostics', () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  describe('of an editor that asks', () => {
    beforeEach(async () => {
      editor = await startEditor();
    });

    it('stand at the bad value and carry the rule, the source and little else', async () => {
      const uri = await editor.open('/nowhere/a.yaml', template(volume('Data', 'false')));
      const [found, ...others] = unencrypted(await editor.diagnostics(uri));
      assert.equal(others.length, 0);
      assert.deepEqual(found?.range, editor.rangeOf(uri, 'false'));
      assert.equal(found.severity, 1);
      assert.equal(found.source, 'atrest');
      assert.match(found.message as string, /`Data`/);
      assert.equal(found.codeDescription, undefined);
      const data = found.data as Record<string, unknown>;
      assert.deepEqual(Object.keys(data).sort(), ['fingerprint', 'rule', 'version']);
      assert.equal(data['version'], 1);
      assert.ok(JSON.stringify(data).length < 120);
    });

    it('of a template in JSON stand at the value, too', async () => {
      const json = '{"Resources":{"Data":{"Type":"AWS::EC2::Volume","Properties":{"Encrypted":false}}}}';
      const uri = await editor.open('/nowhere/a.json', json);
      assert.deepEqual(
        unencrypted(await editor.diagnostics(uri)).map(({ range }) => range),
        [editor.rangeOf(uri, 'false')],
      );
    });

    it('stand at the name of the resource when nothing is written', async () => {
      const text = template('  Data:\n    Type: AWS::EC2::Volume\n    Properties:\n      AvailabilityZone: a\n');
      const uri = await editor.open('/nowhere/a.yaml', text);
      assert.deepEqual(unencrypted(await editor.diagnostics(uri))[0]?.range, editor.rangeOf(uri, 'Data'));
    });

    it('count in UTF-16 units and know all line ends', async () => {
      const text = `# 🔐 é\r\n${template(`  "D🔐ta": { Type: AWS::EC2::Volume, Properties: { Encrypted: false } } # 🔐\r\n`).replace(/\r?\n/g, '\r\n')}`;
      const uri = await editor.open('/nowhere/a.yaml', text);
      assert.deepEqual(unencrypted(await editor.diagnostics(uri))[0]?.range, editor.rangeOf(uri, 'false'));
    });

    it('follow edits that send only what has changed', async () => {
      const uri = await editor.open('/nowhere/a.yaml', template(volume('Data', 'false'), volume('Logs', 'false')));
      assert.equal(unencrypted(await editor.diagnostics(uri)).length, 2);
      await editor.replace(uri, 'false', 'true');
      const [left, ...others] = unencrypted(await editor.diagnostics(uri));
      assert.equal(others.length, 0);
      assert.deepEqual(left?.range, editor.rangeOf(uri, 'false'));
      await editor.replace(uri, 'Resources:\n', 'Resources:\n  # a line more: 🔐\n\n');
      assert.deepEqual(unencrypted(await editor.diagnostics(uri))[0]?.range, editor.rangeOf(uri, 'false'));
    });

    it('are not sent again while they stay the same', async () => {
      const uri = await editor.open('/nowhere/a.yaml', template(volume('Data', 'false')));
      const first = await editor.pull(uri);
      assert.equal(first.kind, 'full');
      const second = await editor.pull(uri, first.resultId);
      assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
      await editor.replace(uri, 'false', 'true');
      assert.equal((await editor.pull(uri, first.resultId)).kind, 'full');
    });

    it('of whole resources stay while another one is half typed, and say what can not be read', async () => {
      const uri = await editor.open('/nowhere/a.yaml', template(volume('Data', 'false'), volume('Logs', 'true')));
      await editor.diagnostics(uri);
      await editor.replace(uri, 'Encrypted: true', 'Encrypted: [tr');
      // While it is typed, new syntax errors wait.
      await editor.save(uri);
      const diagnostics = await editor.diagnostics(uri);
      assert.deepEqual(unencrypted(diagnostics)[0]?.range, editor.rangeOf(uri, 'false'));
      const problems = ofRule(diagnostics, 'syntax');
      assert.ok(problems.length > 0);
      assert.ok(problems.every(({ severity, source }) => severity === 1 && source === 'atrest'));
    });

    it('of what can not be known are hints', async () => {
      const uri = await editor.open('/nowhere/a.yaml', template(volume('Data', '!ImportValue x')));
      const [found] = unencrypted(await editor.diagnostics(uri));
      assert.equal(found?.severity, 4);
      assert.deepEqual(found.range, editor.rangeOf(uri, '!ImportValue x'.slice('!ImportValue '.length)));
    });

    it('are none for a file that is not ours', async () => {
      const uri = await editor.open('/nowhere/values.yaml', 'replicas: 3\nEncrypted: false\n');
      assert.deepEqual(await editor.pull(uri), { kind: 'full', resultId: 'none', items: [] });
    });

    it('are none while a suppression with a reason stands there', async () => {
      const text = template(volume('Data', 'false # atrest: ignore[ebs-volume-encrypted] -- holds nothing'));
      const uri = await editor.open('/nowhere/a.yaml', text);
      assert.deepEqual(unencrypted(await editor.diagnostics(uri)), []);
    });
  });

  it('are those of a text without a file, by what it is at the time', async () => {
    editor = await startEditor();
    const uri = await editor.open('untitled:Untitled-1', '', 'json');
    const origin = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    /** It may take a second look until it is seen that the text has become something else. */
    const becomes = async (text: string, expected: readonly string[]): Promise<void> => {
      const all = editor.text(uri);
      await (all === '' ? editor.change(uri, [{ range: origin, newText: text }]) : editor.replace(uri, all, text));
      let codes: readonly string[] = [];
      for (let look = 0; look < 1_000; look++) {
        codes = (await editor.diagnostics(uri))
          .map(({ code }) => String(code))
          .filter((code) => code.startsWith('ebs-'));
        if (codes.join() === expected.join()) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      assert.deepEqual(codes, expected, text);
    };
    const volume = (encrypted: boolean): string =>
      JSON.stringify({ resource: { aws_ebs_volume: { d: { encrypted } } } });
    await becomes(volume(false), ['ebs-volume-encrypted']);
    await becomes(volume(true), ['ebs-volume-customer-key']);
    await becomes('{"Resources": {"D": {"Type": "AWS::EC2::Volume"}}}', ['ebs-volume-encrypted']);
    await becomes('{"a": 1}', []);
    await becomes(volume(false), ['ebs-volume-encrypted']);
    await becomes('Resources:\n  D:\n    Type: AWS::EC2::Volume\n    Properties: { Encrypted: true }\n', [
      'ebs-volume-customer-key',
    ]);
  });

  it('mark suppressions that do nothing any more', async () => {
    editor = await startEditor();
    const comment = '# atrest: ignore[ebs-volume-encrypted] until 2020-01-01 -- for now';
    const uri = await editor.open('/nowhere/a.yaml', template(volume('Data', `false ${comment}`)));
    const diagnostics = await editor.diagnostics(uri);
    assert.equal(unencrypted(diagnostics).length, 1);
    const idle = diagnostics.find(({ tags }) => tags?.includes(1));
    assert.equal(idle?.severity, 3);
    assert.match(idle.message as string, /expired/);
  });

  it('tell once what was not looked at', async () => {
    editor = await startEditor();
    const metadata = 'Resources:\n  Data:\n    Type: AWS::EC2::Volume\n    Metadata: { AtRest: { ignored: [] } }\n';
    const uri = await editor.open('/nowhere/a.yaml', metadata);
    const notes = (await editor.diagnostics(uri)).filter(({ code }) => code === undefined);
    assert.deepEqual(
      notes.map(({ severity, tags }) => [severity, tags]),
      [[4, undefined]],
    );
  });

  it('mark suppressions of rules that do not exist', async () => {
    editor = await startEditor();
    const metadata =
      'Resources:\n  Data:\n    Type: AWS::EC2::Volume\n    Metadata: { AtRest: { ignore: [no-such] } }\n';
    const uri = await editor.open('/nowhere/a.yaml', metadata);
    const idle = (await editor.diagnostics(uri)).find(({ tags }) => tags?.includes(1));
    assert.match((idle?.message ?? '') as string, /no rule `no-such`/);
    assert.deepEqual(idle?.range, editor.rangeOf(uri, 'no-such'));
  });

  describe('of an editor that does not ask', () => {
    beforeEach(async () => {
      editor = await startEditor({ capabilities: { textDocument: { diagnostic: null as never } } });
    });

    it('are sent with the version they are for, again after each edit, and taken back when the file is closed', async () => {
      const uri = await editor.open('/nowhere/a.yaml', template(volume('Data', 'false')));
      const first = await editor.pushed(uri, ({ version }) => version === 1);
      assert.equal(unencrypted(first.diagnostics).length, 1);
      await editor.replace(uri, 'false', 'true');
      const second = await editor.pushed(uri, ({ version }) => version === 2);
      assert.equal(unencrypted(second.diagnostics).length, 0);
      await editor.close(uri);
      const last = await editor.pushed(uri, ({ version }) => version === undefined);
      assert.deepEqual(last.diagnostics, []);
    });
  });
});
