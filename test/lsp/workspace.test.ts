import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { folder } from '../workspace/folder.ts';
import type { Folder } from '../workspace/folder.ts';
import { startEditor } from './editor.ts';
import type { Editor, EditorOptions } from './editor.ts';

const volume = 'Resources:\n  Data:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n';
const encrypted = volume.replace('false', 'true');
const key = 'Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: false\n';
const terraform = '{"resource":{"aws_ebs_volume":{"data":{"encrypted":"${var.encrypt}"}}}}';
const variable = (value: boolean): string => JSON.stringify({ variable: { encrypt: { default: value } } });
const has = (diagnostics: readonly Diagnostic[], rule = 'ebs-volume-encrypted'): boolean =>
  diagnostics.some(({ code, severity }) => code === rule && severity !== 4);
const pushes: EditorOptions = { capabilities: { textDocument: { diagnostic: null as never } } };

describe('in a workspace, the server', () => {
  let editor: Editor;
  const folders: Folder[] = [];
  const made = async (files: Readonly<Record<string, string>>): Promise<Folder> => {
    const one = await folder(files);
    folders.push(one);
    return one;
  };
  const openIn = (where: Folder, name: string, text: string): Promise<string> =>
    editor.open(path.join(where.path, name), text);
  const fileChanged = (uri: string): Promise<void> =>
    editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
  const configure = (): Promise<void> =>
    editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  const eventually = async (what: string, test: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < 2_000; tries++) {
      if (await test()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`it never came to pass that ${what}`);
  };
  afterEach(async () => {
    await editor.stop();
    for (const one of folders.splice(0)) await one.remove();
  });

  it('lets the unsaved text of one file count in the findings of its siblings', async () => {
    const one = await made({ 'main.tf.json': terraform, 'variables.tf.json': variable(true) });
    editor = await startEditor({ folders: [one.path] });
    const main = await openIn(one, 'main.tf.json', terraform);
    assert.equal(has(await editor.diagnostics(main)), false);
    const variables = await openIn(one, 'variables.tf.json', variable(true));
    await editor.replace(variables, 'true', 'false');
    assert.equal(has(await editor.diagnostics(main)), true);
    await editor.close(variables);
    assert.equal(has(await editor.diagnostics(main)), false);
  });

  it('tells an editor that asks to ask again when a sibling has changed a result', async () => {
    const one = await made({ 'main.tf.json': terraform, 'variables.tf.json': variable(true) });
    editor = await startEditor({ folders: [one.path] });
    const main = await openIn(one, 'main.tf.json', terraform);
    await editor.diagnostics(main);
    await one.write('variables.tf.json', variable(false));
    await fileChanged(one.uri('variables.tf.json'));
    await eventually('the editor was told', () =>
      Promise.resolve(editor.heard.some(({ method }) => method === 'workspace/diagnostic/refresh')),
    );
    assert.equal(has(await editor.diagnostics(main)), true);
  });

  it('sends an editor that does not ask what a sibling has changed', async () => {
    const one = await made({ 'main.tf.json': terraform, 'variables.tf.json': variable(true) });
    editor = await startEditor({ folders: [one.path], ...pushes });
    const main = await openIn(one, 'main.tf.json', terraform);
    const variables = await openIn(one, 'variables.tf.json', variable(true));
    await editor.replace(variables, 'true', 'false');
    const { version } = await editor.pushed(main, ({ diagnostics }) => has(diagnostics));
    assert.equal(version, 1);
  });

  it('knows a file by any of its names and answers by the one that the editor uses', async () => {
    const one = await made({ 'real/main.tf.json': terraform, 'real/variables.tf.json': variable(true) });
    await symlink(path.join(one.path, 'real'), path.join(one.path, 'link'));
    editor = await startEditor({ folders: [one.path], ...pushes });
    const odd = `${one.uri('link')}/./%6Dain.tf.json`;
    await editor.open(odd, terraform);
    const variables = await openIn(one, 'link/variables.tf.json', variable(true));
    await editor.replace(variables, 'true', 'false');
    const { diagnostics } = await editor.pushed(odd, (params) => has(params.diagnostics));
    const [related] = diagnostics.flatMap(({ relatedInformation = [] }) => relatedInformation);
    assert.equal(related?.location.uri, variables);
  });

  it('knows a folder that is a symbolic link, and its files by the names that the editor uses', async () => {
    const one = await made({ 'real/a.yaml': volume, 'real/main.tf.json': terraform, 'real/b.tf.json': variable(true) });
    await symlink(path.join(one.path, 'real'), path.join(one.path, 'link'));
    const settings = (scope: string | undefined): object => (scope === one.uri('link') ? { scan: 'workspace' } : {});
    editor = await startEditor({ folders: [path.join(one.path, 'link')], settings, ...pushes });
    await editor.pushed(one.uri('link/a.yaml'), ({ diagnostics }) => has(diagnostics));
    const variables = await openIn(one, 'link/b.tf.json', variable(true));
    await editor.replace(variables, 'true', 'false');
    await editor.pushed(one.uri('link/main.tf.json'), ({ diagnostics }) => has(diagnostics));
  });

  it('lets unsaved parameters count in nested templates', async () => {
    const parent = (value: boolean): string =>
      `Resources:\n  Net:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: child.yaml\n      Parameters:\n        Encrypt: ${String(value)}\n`;
    const child = `Parameters:\n  Encrypt:\n    Type: String\n${volume.replace('false', '!Ref Encrypt')}`;
    const one = await made({ 'parent.yaml': parent(true), 'child.yaml': child });
    editor = await startEditor({ folders: [one.path] });
    const above = await openIn(one, 'parent.yaml', parent(true));
    const below = await openIn(one, 'child.yaml', child);
    assert.equal(has(await editor.diagnostics(below)), false);
    await editor.replace(above, 'true', 'false');
    await eventually('the parent is read', async () => has(await editor.diagnostics(below)));
  });

  it('edits the file that decides, open or not, and in the version that it has', async () => {
    const main = '{"resource":{"aws_kms_key":{"k":{"enable_key_rotation":"${var.encrypt}"}}}}';
    const one = await made({ 'main.tf.json': main, 'variables.tf.json': variable(false) });
    editor = await startEditor({ folders: [one.path] });
    const uri = await openIn(one, 'main.tf.json', main);
    const edited = async (): Promise<unknown> => {
      const [finding] = await editor.diagnostics(uri);
      assert.ok(finding);
      const [fix] = await editor.actions(uri, finding.range);
      assert.ok(fix);
      const [change] = (await editor.resolve(fix)).edit?.documentChanges ?? [];
      assert.ok(change && 'textDocument' in change);
      return change.textDocument;
    };
    assert.deepEqual(await edited(), { uri: one.uri('variables.tf.json'), version: null });
    const variables = await openIn(one, 'variables.tf.json', variable(false));
    assert.deepEqual(await edited(), { uri: variables, version: 1 });
  });

  it('asks for the settings of each folder and lets its configuration file win', async () => {
    const [one, two, three] = [
      await made({ 'a.yaml': key }),
      await made({ 'a.yaml': key }),
      await made({ 'a.yaml': key, '.atrest.yaml': 'profile: recommended\n' }),
    ];
    editor = await startEditor({
      folders: [one.path, two.path, three.path],
      settings: (scope) => ({ profile: scope === one.uri() ? 'recommended' : 'strict' }),
    });
    const severityIn = async (where: Folder): Promise<number | undefined> => {
      const found = await editor.diagnostics(await openIn(where, 'a.yaml', key));
      return found.find(({ code }) => code === 'kms-key-rotated')?.severity;
    };
    const [plain, strict, filed] = [await severityIn(one), await severityIn(two), await severityIn(three)];
    assert.ok(plain !== undefined && strict !== undefined);
    assert.ok(strict < plain, 'strict is stricter');
    assert.equal(filed, plain);
  });

  it('takes over changed settings, pulled or pushed', async () => {
    let profile = 'recommended';
    editor = await startEditor({ settings: () => ({ profile }) });
    const uri = await editor.open('/nowhere/a.yaml', volume.replace('false', 'true'));
    assert.equal(has(await editor.diagnostics(uri), 'ebs-volume-customer-key'), false);
    profile = 'strict';
    await configure();
    await eventually('the profile counts', async () => has(await editor.diagnostics(uri), 'ebs-volume-customer-key'));
    await editor.stop();
    editor = await startEditor({ capabilities: { workspace: { configuration: false } } });
    const other = await editor.open('/nowhere/a.yaml', volume.replace('false', 'true'));
    assert.equal(has(await editor.diagnostics(other), 'ebs-volume-customer-key'), false);
    await editor.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { atrest: { profile: 'strict' } },
    });
    await eventually('the profile counts', async () => has(await editor.diagnostics(other), 'ebs-volume-customer-key'));
  });

  it('takes over a changed configuration file, and says what is wrong in it', async () => {
    const one = await made({ 'a.yaml': volume });
    editor = await startEditor({ folders: [one.path] });
    const uri = await openIn(one, 'a.yaml', volume);
    assert.equal(has(await editor.diagnostics(uri)), true);
    await one.write('.atrest.yaml', 'rules:\n  ebs-volume: off\n');
    await fileChanged(one.uri('.atrest.yaml'));
    await eventually('the rule is off', async () => !has(await editor.diagnostics(uri)));
    const config = await openIn(one, '.atrest.yaml', 'profil: strict\n');
    const [mistake] = await editor.diagnostics(config);
    assert.equal(mistake?.source, 'atrest');
    assert.equal(mistake.severity, 1);
    assert.match(mistake.message as string, /profile/);
    assert.deepEqual(mistake.range.start, { line: 0, character: 0 });
  });

  it('waits for the save when it is told to', async () => {
    editor = await startEditor({ settings: () => ({ run: 'onSave' }) });
    const uri = await editor.open('/nowhere/a.yaml', volume);
    const first = await editor.pull(uri);
    assert.ok(first.kind === 'full' && has(first.items));
    await editor.replace(uri, 'false', 'true');
    assert.equal((await editor.pull(uri, first.resultId)).kind, 'unchanged');
    await editor.save(uri);
    assert.equal(has(await editor.diagnostics(uri)), false);
  });

  it('says why a file is not checked', async () => {
    const says = (uri: string, text: RegExp): Promise<void> =>
      eventually(`${uri} has the status ${String(text)}`, () => {
        const { params } =
          editor.heard.findLast(
            (one) => one.method === 'atrest/status' && (one.params as { uri: string }).uri === uri,
          ) ?? {};
        return Promise.resolve(text.test(JSON.stringify(params ?? null)));
      });
    editor = await startEditor({ settings: () => ({ maxFileSize: 200 }) });
    await says(await editor.open('/nowhere/a.yaml', volume), /"profile":"recommended","findings":1/);
    await says(await editor.open('/nowhere/values.yaml', 'a: 1\n'), /"unread":"not a template/);
    await says(await editor.open('/nowhere/large.yaml', volume + '#'.repeat(200)), /"unread":"larger than 200 bytes/);
    await editor.stop();
    editor = await startEditor({ settings: () => ({ enable: false }) });
    const off = await editor.open('/nowhere/a.yaml', volume);
    assert.deepEqual(await editor.diagnostics(off), []);
    await says(off, /atrest.enable/);
  });

  describe('asked to look at every file,', () => {
    const scan = { scan: 'workspace' };

    it('sends what it finds, also in files that are not open', async () => {
      const one = await made({ 'a.yaml': volume, 'deep/b.yaml': volume, 'c.yaml': encrypted });
      editor = await startEditor({ folders: [one.path], settings: () => scan, ...pushes });
      const { version } = await editor.pushed(one.uri('a.yaml'), ({ diagnostics }) => has(diagnostics));
      assert.equal(version, undefined);
      await editor.pushed(one.uri('deep/b.yaml'), ({ diagnostics }) => has(diagnostics));
      const uri = await openIn(one, 'a.yaml', volume);
      await editor.replace(uri, 'false', 'true');
      await editor.pushed(uri, ({ diagnostics }) => !has(diagnostics));
      await editor.close(uri);
      await editor.pushed(uri, ({ diagnostics }) => has(diagnostics));
    });

    it('answers for the whole workspace, and again only for what has changed', async () => {
      const one = await made({ 'a.yaml': volume, 'deep/b.yaml': volume, 'c.yaml': encrypted });
      editor = await startEditor({ folders: [one.path], settings: () => scan });
      const ask = (previousResultIds: object[], token?: string): Promise<WorkspaceDiagnosticReport> =>
        editor.connection.sendRequest('workspace/diagnostic', {
          previousResultIds,
          ...(token !== undefined && { partialResultToken: token }),
        });
      let found: WorkspaceDiagnosticReport = { items: [] };
      await eventually('both files are there', async () => {
        found = await ask([]);
        return found.items.filter((item) => item.kind === 'full' && has(item.items)).length === 2;
      });
      const previous = found.items.map(({ uri, resultId }) => ({ uri, value: resultId }));
      assert.deepEqual(await ask(previous), { items: [] });
      const waiting = ask(previous, 'bit by bit');
      await one.write('deep/b.yaml', encrypted);
      await fileChanged(one.uri('deep/b.yaml'));
      const { items } = await waiting;
      assert.deepEqual(
        items.map(({ uri }) => uri),
        [one.uri('deep/b.yaml')],
      );
      assert.ok(items[0]?.kind === 'full' && !has(items[0].items));
    });

    it('asks for the whole workspace to be asked about only then', async () => {
      const registered = (): unknown[] =>
        editor.heard
          .filter(({ method }) => method === 'client/registerCapability')
          .flatMap(
            ({ params }) => (params as { registrations: { method: string; registerOptions: object }[] }).registrations,
          )
          .filter(({ method }) => method === 'textDocument/diagnostic')
          .map(({ registerOptions }) => (registerOptions as { workspaceDiagnostics: boolean }).workspaceDiagnostics);
      let settings = {};
      const one = await made({ 'a.yaml': volume });
      editor = await startEditor({ folders: [one.path], settings: () => settings });
      await eventually('it is registered', () => Promise.resolve(registered().length === 1));
      settings = scan;
      await configure();
      await eventually('it is registered again', () => Promise.resolve(registered().length === 2));
      assert.deepEqual(registered(), [false, true]);
    });

    it('looks when told to by a command, too', async () => {
      const one = await made({ 'a.yaml': volume });
      editor = await startEditor({ folders: [one.path], ...pushes });
      await editor.connection.sendRequest('workspace/executeCommand', { command: 'atrest.scan' });
      await editor.pushed(one.uri('a.yaml'), ({ diagnostics }) => has(diagnostics));
    });

    it('stops waiting when the request is cancelled', async () => {
      const one = await made({ 'c.yaml': encrypted });
      editor = await startEditor({ folders: [one.path], settings: () => scan });
      const source = new CancellationTokenSource();
      const waiting = editor.connection.sendRequest(
        'workspace/diagnostic',
        { previousResultIds: [], partialResultToken: 'x' },
        source.token,
      );
      source.cancel();
      await assert.rejects(waiting);
    });
  });

  it('looks at folders that come later', async () => {
    const [one, two] = [await made({ 'a.yaml': volume }), await made({ 'a.yaml': volume })];
    editor = await startEditor({ folders: [one.path], settings: () => ({ scan: 'workspace' }), ...pushes });
    await editor.pushed(one.uri('a.yaml'), ({ diagnostics }) => has(diagnostics));
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: two.uri(), name: 'two' }], removed: [{ uri: one.uri(), name: 'one' }] },
    });
    await editor.pushed(two.uri('a.yaml'), ({ diagnostics }) => has(diagnostics));
    await editor.pushed(one.uri('a.yaml'), ({ diagnostics }) => diagnostics.length === 0);
  });
});
