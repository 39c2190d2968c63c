import assert from 'node:assert/strict';
import path from 'node:path';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver/node';
import { folder } from '../workspace/folder.ts';
import type { Folder } from '../workspace/folder.ts';
import { startEditor } from './editor.ts';
import type { Editor } from './editor.ts';

const logs = (name: string): string => `  ${name}:\n    Type: AWS::Logs::LogGroup\n`;
const key =
  '  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: true\n      PendingWindowInDays: 30\n';
const titlesOf = (actions: readonly CodeAction[]): readonly string[] => actions.map(({ title }) => title);

/** The files that an edit changes, with how many places; and whether the editor has to ask before it does. */
function shapeOf(edit: WorkspaceEdit | undefined): { readonly files: Record<string, number | null>; asks: boolean } {
  const changes = (edit?.documentChanges ?? []).flatMap((change) => ('textDocument' in change ? [change] : []));
  return {
    files: Object.fromEntries(
      changes.map(({ textDocument: { uri, version } }) => [path.posix.basename(uri), version ?? null]),
    ),
    asks:
      changes.length > 0 &&
      changes.every(({ edits }) => edits.every((one) => 'annotationId' in one)) &&
      Object.values(edit?.changeAnnotations ?? {}).every(({ needsConfirmation }) => needsConfirmation === true),
  };
}

describe('code actions that name a key', () => {
  let editor: Editor;
  const folders: Folder[] = [];
  afterEach(async () => {
    await editor.stop();
    for (const one of folders.splice(0)) await one.remove();
  });
  const at = async (uri: string, text: string): Promise<readonly CodeAction[]> =>
    editor.actions(uri, editor.rangeOf(uri, text));

  it('come in order: keys of the project, a new one, a parameter, one for several stores, all of the rule', async () => {
    editor = await startEditor();
    const uri = await editor.open('/nowhere/a.yaml', `Resources:\n${logs('One')}${logs('Two')}${key}`);
    const actions = await at(uri, 'One');
    assert.deepEqual(
      titlesOf(actions)
        .slice(0, 6)
        .map((title) => title.replace(/ \([^)]*\)$/, '')),
      [
        'Encrypt CloudWatch log group `One` with key `Key`',
        'Encrypt CloudWatch log group `One` with a new key `OneKey`',
        'Encrypt CloudWatch log group `One` with the key of a new parameter `DataKeyArn`',
        'Encrypt this and other stores of the file with one new key',
        'Encrypt this and other stores of the file with the key of a new parameter `DataKeyArn`',
        'Encrypt CloudWatch log group `One` with key `Key`, and others of this rule here',
      ],
    );
    assert.match(titlesOf(actions).at(-2) ?? '', /^Suppress/);
    assert.match(titlesOf(actions).at(-1) ?? '', /^Show the page/);
    assert.ok(actions.every(({ isPreferred }) => isPreferred !== true));
  });

  it('write the key after asking, and nothing is left to find', async () => {
    editor = await startEditor();
    const uri = await editor.open('/nowhere/a.yaml', `Resources:\n${logs('One')}${logs('Two')}`);
    const shared = (await at(uri, 'One')).find(({ title }) => title.includes('one new key'));
    assert.ok(shared);
    const { edit } = await editor.resolve(shared);
    assert.deepEqual(shapeOf(edit), { files: { 'a.yaml': editor.version(uri) }, asks: true });
    await editor.apply(edit ?? {});
    assert.equal(editor.text(uri).match(/KmsKeyId: !GetAtt DataKey\.Arn/g)?.length, 2);
    assert.equal(editor.text(uri).match(/Type: AWS::KMS::Key$/gm)?.length, 1);
    assert.deepEqual(await editor.diagnostics(uri), []);
  });

  it('do not ask where nothing is deployed', async () => {
    const one = await folder({ '.atrest.yaml': 'deployed: false\n', 'a.yaml': '' });
    folders.push(one);
    editor = await startEditor({ folders: [one.path] });
    const uri = await editor.open(path.join(one.path, 'a.yaml'), `Resources:\n${logs('One')}${logs('Two')}`);
    const [first] = await at(uri, 'One');
    assert.ok(first);
    const { edit } = await editor.resolve(first);
    assert.deepEqual(shapeOf(edit), { files: { 'a.yaml': editor.version(uri) }, asks: false });
  });

  it('name a key that was edited a moment ago, as before', async () => {
    editor = await startEditor();
    const texts = {
      '/nowhere/a.yaml': `# "\nResources:\n${logs('One')}${logs('Two')}${key}`,
      '/nowhere/b/main.tf.json':
        '{"resource":{"aws_cloudwatch_log_group":{"One":{},"Two":{}},"aws_kms_key":{"k":{"deletion_window_in_days":30,"enable_key_rotation":true}}}}\n',
    };
    for (const [file, text] of Object.entries(texts)) {
      const uri = await editor.open(file, text);
      const before = titlesOf(await at(uri, 'One'));
      for (const [from, to] of [
        ['30', '20'],
        ['"', '"'],
        ['20', '10'],
      ] as const) {
        await editor.replace(uri, from, to);
        assert.deepEqual(titlesOf(await at(uri, 'One')), before);
      }
    }
  });

  it('change several files of a module, each in the version it was read in', async () => {
    const main = '{"resource":{"aws_cloudwatch_log_group":{"app":{}}}}\n';
    const keys =
      '{"resource":{"aws_kms_key":{"sign":{"key_usage":"SIGN_VERIFY","customer_master_key_spec":"RSA_2048"}}}}\n';
    const one = await folder({ 'main.tf.json': main, 'keys.tf.json': keys });
    folders.push(one);
    editor = await startEditor({ folders: [one.path] });
    const uri = await editor.open(path.join(one.path, 'main.tf.json'), main);
    const made = (await at(uri, '"app"')).find(({ title }) => title.includes('a new key'));
    assert.ok(made);
    const { edit } = await editor.resolve(made);
    assert.deepEqual(shapeOf(edit), {
      files: { 'main.tf.json': editor.version(uri), 'keys.tf.json': null },
      asks: true,
    });
  });
});
