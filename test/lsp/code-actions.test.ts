import assert from 'node:assert/strict';
import type { CodeAction, ResponseError } from 'vscode-languageserver/node';
import { startEditor } from './editor.ts';
import type { Editor } from './editor.ts';

const key = (name: string, rotated: string): string =>
  `  ${name}:\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: ${rotated}\n`;
const volume = '  Data:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n';
const template = (...resources: string[]): string => `Resources:\n${resources.join('')}`;
const titles = (actions: readonly CodeAction[]): readonly string[] => actions.map(({ title }) => title);
const contentModified = (error: ResponseError): boolean => error.code === -32801;

describe('code actions', () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  describe('in an editor that can do everything', () => {
    beforeEach(async () => {
      editor = await startEditor({ initializationOptions: { commands: ['atrest.showRulePage'] } });
    });

    it('are advertised with their kinds', () => {
      assert.deepEqual(editor.server.capabilities.codeActionProvider, {
        codeActionKinds: ['quickfix', 'source.fixAll.atrest'],
        resolveProvider: true,
      });
    });

    it('come in order: fixes, all of the rule, all in place, suppression, page', async () => {
      const uri = await editor.open('/nowhere/a.yaml', template(key('One', 'false'), key('Two', 'false')));
      const actions = await editor.actions(uri, editor.rangeOf(uri, 'false'));
      const [fix, alike, all, ...rest] = actions;
      assert.match(fix?.title ?? '', /rotation.*`One`/);
      assert.equal(alike?.title, 'Turn on rotation of key `One`, and others of this rule here');
      assert.equal(all?.title, 'Apply all in-place fixes in this file');
      assert.match(rest[0]?.title ?? '', /^Suppress/);
      assert.equal(rest.at(-1)?.title, 'Show the page of kms-key-rotated');
      assert.deepEqual(rest.at(-1)?.command?.arguments, ['kms-key-rotated']);
      assert.equal(rest.at(-1)?.command?.command, 'atrest.showRulePage');
      assert.ok(actions.every(({ kind }) => kind === 'quickfix'));
      assert.ok(actions.every(({ diagnostics }) => diagnostics?.[0]?.code === 'kms-key-rotated'));
      assert.deepEqual(
        actions.map(({ isPreferred }) => isPreferred === true),
        actions.map((action) => action === fix),
      );
    });

    it('of a large selection are those of its first twenty findings, and those of all', async () => {
      const names = Array.from({ length: 30 }, (_, index) => `K${String(index)}`);
      const uri = await editor.open('/nowhere/a.yaml', template(...names.map((name) => key(name, 'false'))));
      const whole = { start: { line: 0, character: 0 }, end: { line: 1_000, character: 0 } };
      const all = titles(await editor.actions(uri, whole));
      const single = all.filter((title) => /^Turn on rotation of key `K\d+`$/.test(title));
      assert.deepEqual(
        single,
        names.slice(0, 20).map((name) => `Turn on rotation of key \`${name}\``),
      );
      assert.ok(all.includes('Apply all in-place fixes in this file'));
    });

    it('have no edit until one is chosen; that one is for the version of the text and does what it says', async () => {
      const before = template(key('One', 'false'), key('Two', 'false'));
      const uri = await editor.open('/nowhere/a.yaml', before);
      const [fix] = await editor.actions(uri, editor.rangeOf(uri, 'false'));
      assert.ok(fix);
      assert.equal(fix.edit, undefined);
      const { edit } = await editor.resolve(fix);
      assert.ok(edit);
      assert.equal(edit.changes, undefined);
      await editor.apply(edit);
      assert.equal(editor.text(uri), before.replace('false', 'true'));
      const left = await editor.diagnostics(uri);
      assert.deepEqual(
        left.filter(({ code }) => code === 'kms-key-rotated').map(({ range }) => range),
        [editor.rangeOf(uri, 'false')],
      );
    });

    it('are refused when the text has changed since', async () => {
      const uri = await editor.open('/nowhere/a.yaml', template(key('One', 'false')));
      const [fix] = await editor.actions(uri, editor.rangeOf(uri, 'false'));
      assert.ok(fix);
      await editor.replace(uri, 'Resources:', '# new\nResources:');
      await assert.rejects(editor.resolve(fix), contentModified);
    });

    it('are refused when what comes back makes no sense', async () => {
      const uri = await editor.open('/nowhere/a.yaml', template(key('One', 'false')));
      const [fix] = await editor.actions(uri, editor.rangeOf(uri, 'false'));
      assert.ok(fix);
      const data = fix.data as Record<string, unknown>;
      const wrong = { ...data, payload: { fix: 'nothing', fingerprint: 'nothing' } };
      await assert.rejects(editor.resolve({ ...fix, data: wrong }), contentModified);
      assert.equal((await editor.resolve({ ...fix, data: { uri: 7 } })).edit, undefined);
    });

    it('name the diagnostic as the editor knows it', async () => {
      const uri = await editor.open('/nowhere/a.yaml', template(key('One', 'false')));
      const all = await editor.diagnostics(uri);
      const diagnostics = all.filter(({ code }) => code === 'kms-key-rotated').map((one) => ({ ...one, tags: [1] }));
      const actions = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: editor.rangeOf(uri, 'false'),
        context: { diagnostics },
      });
      assert.deepEqual(actions[0]?.diagnostics, diagnostics);
    });

    it('are those of the kinds asked for', async () => {
      const uri = await editor.open('/nowhere/a.yaml', template(key('One', 'false')));
      const range = editor.rangeOf(uri, 'false');
      assert.deepEqual(titles(await editor.actions(uri, range, ['refactor'])), []);
      for (const only of ['source', 'source.fixAll', 'source.fixAll.atrest']) {
        const found = await editor.actions(uri, range, [only]);
        assert.deepEqual(
          found.map(({ kind }) => kind),
          ['source.fixAll.atrest'],
          only,
        );
      }
      assert.deepEqual(titles(await editor.actions(uri, range, ['source.fixAll.eslint'])), []);
      assert.ok((await editor.actions(uri, range, ['quickfix'])).every(({ kind }) => kind === 'quickfix'));
    });

    it('are none where there is no finding', async () => {
      const uri = await editor.open('/nowhere/a.yaml', template(key('One', 'false')));
      assert.deepEqual(await editor.actions(uri, editor.rangeOf(uri, 'Resources')), []);
    });

    it('mend the whole file at once, and then nothing is left to mend', async () => {
      const before = template(key('One', 'false'), volume, key('Two', 'false'));
      const uri = await editor.open('/nowhere/a.yaml', before);
      const range = editor.rangeOf(uri, 'Resources');
      const [all] = await editor.actions(uri, range, ['source.fixAll.atrest']);
      assert.ok(all);
      await editor.apply((await editor.resolve(all)).edit ?? {});
      // A volume can't be encrypted in place, so it is left to a person.
      const after = before.replaceAll('EnableKeyRotation: false', 'EnableKeyRotation: true');
      assert.equal(editor.text(uri), after);
      assert.deepEqual(await editor.actions(uri, range, ['source.fixAll.atrest']), []);
    });

    it('mend all findings of one rule', async () => {
      const before = template(key('One', 'false'), key('Two', 'false'));
      const uri = await editor.open('/nowhere/a.yaml', before);
      const alike = (await editor.actions(uri, editor.rangeOf(uri, 'false')))[1];
      assert.ok(alike);
      await editor.apply((await editor.resolve(alike)).edit ?? {});
      assert.equal(editor.text(uri), before.replaceAll('false', 'true'));
    });

    it('ask before data would be lost', async () => {
      const uri = await editor.open('/nowhere/a.yaml', template(volume));
      const [fix] = await editor.actions(uri, editor.rangeOf(uri, 'false'));
      assert.ok(fix);
      assert.notEqual(fix.isPreferred, true);
      const { edit } = await editor.resolve(fix);
      const [annotation] = Object.values(edit?.changeAnnotations ?? {});
      assert.equal(annotation?.needsConfirmation, true);
      assert.match(annotation.description ?? '', /`Data`/);
      const [change] = edit?.documentChanges ?? [];
      assert.ok(change && 'edits' in change);
      assert.ok(change.edits.every((one) => 'annotationId' in one));
    });

    it('suppress a finding here, with a place for the reason', async () => {
      const uri = await editor.open('/nowhere/a.yaml', template(volume));
      const actions = await editor.actions(uri, editor.rangeOf(uri, 'false'));
      const suppress = actions.find(({ title }) => title.startsWith('Suppress'));
      assert.ok(suppress);
      await editor.apply((await editor.resolve(suppress)).edit ?? {});
      assert.match(editor.text(uri), /# atrest: ignore\[ebs-volume-encrypted\] -- \S/);
      const left = await editor.diagnostics(uri);
      assert.ok(left.every(({ code }) => code !== 'ebs-volume-encrypted'));
    });
  });

  it('carry their edit for an editor that does not ask for it later', async () => {
    editor = await startEditor({ capabilities: { textDocument: { codeAction: { resolveSupport: null as never } } } });
    const uri = await editor.open('/nowhere/a.yaml', template(key('One', 'false')));
    const [fix] = await editor.actions(uri, editor.rangeOf(uri, 'false'));
    assert.ok(fix?.edit);
    assert.equal(fix.data, undefined);
    await editor.apply(fix.edit);
    assert.match(editor.text(uri), /EnableKeyRotation: true/);
  });

  it('are plain changes for an editor that knows no versions', async () => {
    editor = await startEditor({ capabilities: { workspace: { workspaceEdit: null as never } } });
    const uri = await editor.open('/nowhere/a.yaml', template(key('One', 'false')));
    const [fix] = await editor.actions(uri, editor.rangeOf(uri, 'false'));
    assert.ok(fix);
    const { edit } = await editor.resolve(fix);
    assert.equal(edit?.documentChanges, undefined);
    assert.deepEqual(Object.keys(edit?.changes ?? {}), [uri]);
  });

  it('select the reason of a suppression where the editor can', async () => {
    editor = await startEditor({ capabilities: { workspace: { workspaceEdit: { snippetEditSupport: true } } } });
    const uri = await editor.open('/nowhere/a.yaml', template(volume));
    const actions = await editor.actions(uri, editor.rangeOf(uri, 'false'));
    const suppress = actions.find(({ title }) => title.startsWith('Suppress'));
    assert.ok(suppress);
    const [change] = (await editor.resolve(suppress)).edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    assert.deepEqual(change.edits, [
      {
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
        snippet: { kind: 'snippet', value: '  # atrest: ignore[ebs-volume-encrypted] -- ${1:reason}\n' },
      },
    ]);
  });

  it('are asked about by the server where the editor can not ask', async () => {
    editor = await startEditor({
      capabilities: { workspace: { workspaceEdit: { changeAnnotationSupport: null as never } } },
    });
    const uri = await editor.open('/nowhere/a.yaml', template(volume));
    const [fix] = await editor.actions(uri, editor.rangeOf(uri, 'false'));
    assert.equal(fix?.command?.command, 'atrest.apply');
    const run = (): Promise<unknown> =>
      editor.connection.sendRequest('workspace/executeCommand', {
        command: 'atrest.apply',
        arguments: fix.command?.arguments,
      });
    assert.equal(await run(), false);
    assert.ok(editor.heard.some(({ method }) => method === 'window/showMessageRequest'));
    assert.ok(editor.heard.every(({ method }) => method !== 'workspace/applyEdit'));
    editor.answer('window/showMessageRequest', { title: 'Apply' });
    assert.equal(await run(), true);
    assert.ok(editor.heard.some(({ method }) => method === 'workspace/applyEdit'));
  });

  it('warn in the title where nobody can ask', async () => {
    editor = await startEditor({
      capabilities: { workspace: { applyEdit: false, workspaceEdit: { changeAnnotationSupport: null as never } } },
    });
    const uri = await editor.open('/nowhere/a.yaml', template(volume));
    const [fix] = await editor.actions(uri, editor.rangeOf(uri, 'false'));
    assert.match(
      fix?.title ?? '',
      /^Encrypt EBS volume `Data` .*\)\. CloudFormation rejects this update if `Data` is already deployed; a new resource is needed\.$/,
    );
    assert.equal(fix?.command, undefined);
    assert.ok(fix?.edit);
    await editor.apply(fix.edit);
    assert.match(editor.text(uri), /Encrypted: true/);
  });

  it('are commands for an editor that knows nothing else', async () => {
    editor = await startEditor({
      capabilities: { textDocument: { codeAction: { codeActionLiteralSupport: null as never } } },
    });
    const uri = await editor.open('/nowhere/a.yaml', template(key('One', 'false')));
    const actions = (await editor.actions(uri, editor.rangeOf(uri, 'false'))) as unknown as { command: unknown }[];
    assert.ok(actions.length > 1);
    assert.ok(actions.every(({ command }) => command === 'atrest.apply' || command === 'atrest.page'));
  });
});
