import assert from 'node:assert/strict';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver/node';
import { startEditor } from './editor.ts';
import type { Editor } from './editor.ts';

const files = (name: string, properties: string, attributes = ''): string =>
  `  ${name}:\n    Type: AWS::EFS::FileSystem\n${attributes}    Properties:\n${properties}`;
const mount = (name: string): string =>
  `  ${name}:\n    Type: AWS::EFS::MountTarget\n    Properties:\n      FileSystemId: !Ref Files\n      SubnetId: subnet-1\n      SecurityGroups: []\n`;
const off = '      Encrypted: false\n';
const template = (...resources: string[]): string => `Resources:\n${resources.join('')}`;
const question = (edit: WorkspaceEdit | undefined): string | undefined =>
  Object.values(edit?.changeAnnotations ?? {})[0]?.description;

describe('what a deploy does', () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  const first = async (uri: string, find = 'false'): Promise<CodeAction> => {
    const [fix] = await editor.actions(uri, editor.rangeOf(uri, find));
    assert.ok(fix);
    return fix;
  };

  it('is told before a fix is applied, with what is replaced along with the resource', async () => {
    editor = await startEditor();
    const uri = await editor.open('/nowhere/a.yaml', template(files('Files', off), mount('One'), mount('Two')));
    const fix = await first(uri);
    assert.match(fix.title, /`Files`.*\(replaces the resource/);
    const { edit } = await editor.resolve(fix);
    assert.equal(
      question(edit),
      "Data of `Files` is lost: a deploy replaces `Files`, `One` and `Two`. `Files`: `Encrypted` can't be changed in place; " +
        '`One`: `FileSystemId` refers to `Files`, which is replaced; `Two`: `FileSystemId` refers to `Files`, which is replaced. ' +
        'How to move: Make an encrypted file system and copy the data with EFS replication or DataSync, then move the mount targets. ' +
        'Cost: USD 0.03 for 10,000 requests to KMS beyond the free ones.',
    );
    assert.ok(
      Object.values(edit?.changeAnnotations ?? {}).every(({ needsConfirmation }) => needsConfirmation === true),
    );
    const said = editor.heard.filter(({ method }) => method === 'window/showMessage').map(({ params }) => params);
    assert.deepEqual(said, [{ type: 2, message: question(edit) }]);
    await editor.apply(edit ?? {});
    assert.match(editor.text(uri), /Encrypted: true/);
  });

  it('is in the title as soon as it is known, and in the hover', async () => {
    editor = await startEditor();
    const uri = await editor.open('/nowhere/a.yaml', template(files('Files', off), mount('One')));
    await editor.resolve(await first(uri));
    assert.match((await first(uri)).title, /\(replaces the resource, also replaces `One`\)$/);
    const hover = JSON.stringify(await editor.hover(uri, 'false'));
    assert.match(hover, /A deploy of the fix:.*`Files` is replaced and loses its data.*`One` is replaced/);
    assert.match(hover, /- How to move: Make an encrypted file system/);
    assert.match(hover, /- Cost: USD 0\.03 for 10,000 requests to KMS beyond the free ones\./);
    await editor.replace(uri, 'SecurityGroups: []', 'SecurityGroups: [sg-1]');
    await editor.replace(uri, '!Ref Files', 'fs-1');
    const fix = await first(uri);
    assert.doesNotMatch(fix.title, /also/);
    assert.doesNotMatch(question((await editor.resolve(fix)).edit) ?? '', /also/);
  });

  it('fails for a resource with a fixed name, which is said', async () => {
    editor = await startEditor();
    const database = `  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      DBInstanceIdentifier: prod\n      StorageEncrypted: false\n      Engine: postgres\n`;
    const uri = await editor.open('/nowhere/a.yaml', template(database));
    const fix = await first(uri);
    assert.match(
      question((await editor.resolve(fix)).edit) ?? '',
      /^A deploy fails if `Db` is already deployed: .*a replacement fails because it has a fixed name \(`DBInstanceIdentifier`\)\. How to move: /,
    );
    assert.match((await first(uri)).title, /, a deploy fails because of its fixed name\)$/);
  });

  it('needs no consent where the old resource stays and nothing else is replaced', async () => {
    editor = await startEditor();
    const uri = await editor.open(
      '/nowhere/a.yaml',
      template(files('Files', off, '    UpdateReplacePolicy: Retain\n')),
    );
    const { edit } = await editor.resolve(await first(uri));
    assert.equal(edit?.changeAnnotations, undefined);
    await editor.replace(uri, 'Resources:\n', template(mount('One')));
    const fix = await first(uri);
    assert.match(
      question((await editor.resolve(fix)).edit) ?? '',
      /^A deploy replaces `Files` and `One`\. Outside of the stack the old `Files` stays\. `Files`: /,
    );
  });

  it("is asked by the server where the editor can't ask", async () => {
    editor = await startEditor({
      capabilities: { workspace: { workspaceEdit: { changeAnnotationSupport: null as never } } },
    });
    const uri = await editor.open(
      '/nowhere/a.yaml',
      template(files('Files', off, '    UpdateReplacePolicy: Retain\n'), mount('One')),
    );
    const fix = await first(uri);
    assert.equal(fix.command?.command, 'atrest.apply');
    editor.answer('window/showMessageRequest', { title: 'Cancel' });
    await editor.connection.sendRequest('workspace/executeCommand', fix.command);
    const asked = editor.heard.find(({ method }) => method === 'window/showMessageRequest');
    assert.match(JSON.stringify(asked?.params), /a deploy replaces `Files` and `One`/i);
    assert.ok(!editor.heard.some(({ method }) => method === 'workspace/applyEdit'));
    editor.answer('window/showMessageRequest', { title: 'Apply' });
    await editor.connection.sendRequest('workspace/executeCommand', fix.command);
    assert.ok(editor.heard.some(({ method }) => method === 'workspace/applyEdit'));
  });

  describe('is asked by the editor itself, where it says that it can', () => {
    let uri: string;
    let fix: CodeAction;
    beforeEach(async () => {
      editor = await startEditor({ initializationOptions: { confirms: true } });
      uri = await editor.open('/nowhere/a.yaml', template(files('Files', off), mount('One')));
      fix = await first(uri);
    });
    const carryOut = (): Promise<unknown> => editor.connection.sendRequest('workspace/executeCommand', fix.command);
    const applied = (): readonly WorkspaceEdit[] =>
      editor.heard.flatMap(({ method, params }) =>
        method === 'workspace/applyEdit' ? [(params as { edit: WorkspaceEdit }).edit] : [],
      );

    it('with all there is to say, and nothing is said twice or done before', async () => {
      // At once: an editor that has asked for actions again meanwhile would forget what it is told of the chosen one.
      assert.deepEqual(
        [fix.edit, fix.data, fix.command?.command, (await editor.resolve(fix)).edit],
        [undefined, undefined, 'atrest.apply', undefined],
      );
      assert.equal(await carryOut(), false);
      assert.deepEqual(
        editor.heard.flatMap(({ method, params }) => (method === 'atrest/confirm' ? [params] : [])),
        [
          {
            title: 'Encrypt EFS file system `Files` with the AWS-managed key (replaces the resource)',
            lines: [
              'Data of `Files` is lost: a deploy replaces `Files` and `One`.',
              "`Files`: `Encrypted` can't be changed in place; `One`: `FileSystemId` refers to `Files`, which is replaced.",
            ],
            recipe: [
              'How to move: Make an encrypted file system and copy the data with EFS replication or DataSync, then move the mount targets.',
              'Cost: USD 0.03 for 10,000 requests to KMS beyond the free ones.',
            ],
          },
        ],
      );
      assert.deepEqual(applied(), []);
      assert.ok(!editor.heard.some(({ method }) => method.startsWith('window/showMessage')));
    });

    it('and the edit comes as it is, or to be looked at first', async () => {
      editor.answer('atrest/confirm', 'preview');
      assert.equal(await carryOut(), true);
      editor.answer('atrest/confirm', 'apply');
      assert.equal(await carryOut(), true);
      const [preview, plain] = applied();
      assert.deepEqual(preview?.changeAnnotations, {
        confirm: {
          label: 'Encrypt EFS file system `Files` with the AWS-managed key (replaces the resource)',
          needsConfirmation: false,
        },
        // An editor shows a preview only where something needs confirmation, and this changes nothing.
        nothing: { label: 'Nothing', needsConfirmation: true },
      });
      const edits = preview.documentChanges?.flatMap((one) => ('edits' in one ? one.edits : [])) ?? [];
      assert.deepEqual(
        edits.map((edit) => ('annotationId' in edit && 'newText' in edit ? [edit.annotationId, edit.newText] : [])),
        [
          ['confirm', 'true'],
          ['nothing', ''],
        ],
      );
      assert.equal(plain?.changeAnnotations, undefined);
      await editor.apply(plain ?? {});
      assert.match(editor.text(uri), /Encrypted: true/);
    });

    it('and not for what may be done unasked', async () => {
      await editor.replace(uri, '    Properties:', '    UpdateReplacePolicy: Retain\n    Properties:');
      await editor.replace(uri, '!Ref Files', 'fs-1');
      fix = await first(uri);
      assert.equal(await carryOut(), true);
      assert.ok(!editor.heard.some(({ method }) => method === 'atrest/confirm'));
      assert.deepEqual(
        applied().map(({ changeAnnotations }) => changeAnnotations),
        [undefined],
      );
    });

    it('and several fixes together are carried out alike, where the user has chosen them', async () => {
      const rotation = (name: string): string =>
        `  ${name}:\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: false\n`;
      uri = await editor.open('/nowhere/b.yaml', template(rotation('One'), rotation('Two')));
      const all = (await editor.actions(uri, editor.rangeOf(uri, 'false'))).find(({ title }) =>
        title.startsWith('Apply all'),
      );
      assert.deepEqual([all?.command?.command, all?.data], ['atrest.apply', undefined]);
      assert.equal(await editor.connection.sendRequest('workspace/executeCommand', all?.command), true);
      await editor.apply(applied()[0] ?? {});
      assert.equal(editor.text(uri).split('EnableKeyRotation: true').length, 3);
    });
  });

  it('is not worked out for Terraform', async () => {
    editor = await startEditor();
    const uri = await editor.open(
      '/nowhere/main.tf.json',
      '{"resource":{"aws_efs_file_system":{"a":{"encrypted":false}}}}',
    );
    const { edit } = await editor.resolve(await first(uri));
    assert.doesNotMatch(question(edit) ?? '', /other resources/);
  });
});
