import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually, findingOf, findingsOf, idOf } from './quick-fix.ts';
import { rangeIn, withFile } from './workspace-file.ts';

const key = (name: string, rotated: boolean): string =>
  `  ${name}: # 🔐\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: ${String(rotated)}\n`;
const volume = '  Data:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n';
const template = (...resources: string[]): string => `Resources:\n${resources.join('')}`;
const rotation = (uri: vscode.Uri): vscode.Diagnostic[] =>
  findingsOf(uri).filter((finding) => idOf(finding) === 'kms-key-rotated');

const actionsAt = (
  uri: vscode.Uri,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
  resolved = 20,
): Promise<vscode.CodeAction[]> =>
  eventually(`${kind.value} actions`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      kind.value,
      resolved,
    );
    return actions.some(({ kind: own }) => own && kind.contains(own)) ? actions : undefined;
  });

describe('while a template is edited', () => {
  it('findings come and go with what is typed, saved or not', () =>
    withFile('typed.yaml', template(key('One', true)), async ({ uri }, editor) => {
      await editor.edit((edit) => {
        edit.replace(rangeIn(editor.document, 'true'), 'false');
      });
      const finding = await findingOf(uri, 'kms-key-rotated');
      assert.equal(editor.document.getText(finding.range), 'false');
      assert.ok(editor.document.isDirty);
      await vscode.commands.executeCommand('undo');
      await eventually('silence', () => rotation(uri).length === 0 || undefined);
    }));

  it('a finding says what is wrong, in the words of the Problems panel', () =>
    withFile('said.yaml', template(volume), async ({ uri }) => {
      const finding = await findingOf(uri, 'ebs-volume-encrypted');
      assert.match(finding.message, /`Data`.*not encrypted/);
      assert.equal(finding.source, 'atrest');
      assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    }));

  it('a finding explains itself on hover', () =>
    withFile('hovered.yaml', template(volume), async (document) => {
      const { range } = await findingOf(document.uri, 'ebs-volume-encrypted');
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        range.start,
      );
      const texts = hovers.flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value));
      assert.ok(texts.some((text) => text.startsWith('- Now: ')));
    }));

  it('actions come in order: fixes, all of the rule, all in place, the page', () =>
    withFile('ordered.yaml', template(key('One', false), key('Two', false)), async ({ uri }) => {
      const { range } = await findingOf(uri, 'kms-key-rotated');
      const titles = (await actionsAt(uri, range, vscode.CodeActionKind.QuickFix)).map(({ title }) => title);
      assert.match(titles[0] ?? '', /rotation/);
      assert.match(titles[1] ?? '', /^Turn on rotation of key `\w+`, and others of this rule here$/);
      assert.equal(titles[2], 'Apply all in-place fixes in this file');
      assert.equal(titles.at(-1), 'Show the page of kms-key-rotated');
    }));

  it('all in-place fixes are one action and one step back', () =>
    withFile('all.yaml', template(key('One', false), volume, key('Two', false)), async (document) => {
      const { uri } = document;
      const before = document.getText();
      await findingOf(uri, 'kms-key-rotated');
      const kind = vscode.CodeActionKind.SourceFixAll.append('atrest');
      const [all] = await actionsAt(uri, new vscode.Range(0, 0, 0, 0), kind);
      assert.ok(all?.edit);
      assert.ok(await vscode.workspace.applyEdit(all.edit));
      const after = before.replaceAll('EnableKeyRotation: false', 'EnableKeyRotation: true');
      assert.equal(document.getText(), after);
      await eventually('silence', () => rotation(uri).length === 0 || undefined);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), before);
      await eventually('findings', () => rotation(uri).length === 2 || undefined);
    }));

  it('an edit that would lose data on deploy is to be confirmed', () =>
    withFile('lossy.yaml', template(volume), async ({ uri }) => {
      const { range } = await findingOf(uri, 'ebs-volume-encrypted');
      const [fix] = await actionsAt(uri, range, vscode.CodeActionKind.QuickFix);
      assert.ok(fix);
      assert.notEqual(fix.isPreferred, true);
      // It asks before there is an edit.
      assert.equal(fix.edit, undefined);
      // Without arguments: the editor forgets those when it has asked for actions again.
      assert.match(fix.command?.command ?? '', /^atrest\.chosen\.\d+$/);
      assert.equal(fix.command?.arguments, undefined);
    }));

  it('a deploy is looked at, with what is replaced along with the resource', () =>
    withFile(
      'deployed.yaml',
      template(
        '  Files:\n    Type: AWS::EFS::FileSystem\n    Properties:\n      Encrypted: false\n',
        '  Mount:\n    Type: AWS::EFS::MountTarget\n    Properties:\n      FileSystemId: !Ref Files\n',
      ),
      async ({ uri }) => {
        const { range } = await findingOf(uri, 'efs-file-system-encrypted');
        await eventually('title that names what is replaced, too', async () => {
          const [fix] = await actionsAt(uri, range, vscode.CodeActionKind.QuickFix);
          return fix?.title.endsWith('(replaces the resource, also replaces `Mount`)') === true ? true : undefined;
        });
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          uri,
          range.start,
        );
        const texts = hovers.flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value));
        assert.match(
          texts.join('\n'),
          /A deploy of the fix:\s+- `Files` is replaced and loses its data .*\s+- `Mount` is replaced/,
        );
      },
    ));

  it('a suppression hides the finding', () =>
    withFile('hidden.yaml', template(volume), async (document) => {
      const { uri } = document;
      const { range } = await findingOf(uri, 'ebs-volume-encrypted');
      const actions = await actionsAt(uri, range, vscode.CodeActionKind.QuickFix);
      const suppress = actions.find(({ title }) => title.startsWith('Suppress'));
      assert.ok(suppress?.edit);
      assert.ok(await vscode.workspace.applyEdit(suppress.edit));
      const after = template(`  # atrest: ignore[ebs-volume-encrypted] -- reason\n${volume}`);
      assert.equal(document.getText(), after);
      await eventually('silence', () =>
        findingsOf(uri).every((finding) => idOf(finding) !== 'ebs-volume-encrypted') ? true : undefined,
      );
    }));

  it('in-place fixes are made on save, where the settings say so', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update('codeActionsOnSave', { 'source.fixAll.atrest': 'explicit' });
    try {
      await withFile('saved.yaml', template(key('One', false)), async (document, editor) => {
        await findingOf(document.uri, 'kms-key-rotated');
        await editor.edit((edit) => {
          edit.insert(new vscode.Position(0, 0), '# changed\n');
        });
        assert.ok(await document.save());
        const wanted = `# changed\n${template(key('One', true))}`;
        assert.equal(document.getText(), wanted);
        assert.equal(readFileSync(document.uri.fsPath, 'utf8'), wanted);
      });
    } finally {
      await settings.update('codeActionsOnSave', undefined);
    }
  });

  it('files of other names are looked at, too', () =>
    withFile('stack.template', template(volume), async ({ uri }) => {
      await findingOf(uri, 'ebs-volume-encrypted');
    }));

  it('findings of a file that is closed are taken back', async () => {
    let closed: vscode.Uri | undefined;
    await withFile('closed.yaml', template(volume), async ({ uri }) => {
      await findingOf(uri, 'ebs-volume-encrypted');
      closed = uri;
    });
    await eventually('silence', () => (closed && findingsOf(closed).length === 0 ? true : undefined));
  });

  it('the configuration counts at once', () =>
    withFile('configured.yaml', template(key('One', false)), async ({ uri }) => {
      await findingOf(uri, 'kms-key-rotated');
      await withFile('.atrest.yaml', 'rules:\n  kms-key-rotated: off\n', () =>
        eventually('silence', () => rotation(uri).length === 0 || undefined).then(() => undefined),
      );
    }));
});

describe('the commands', () => {
  it('look at every file of the workspace', async () => {
    await withFile('unseen.yaml', template(volume), async ({ uri }) => {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      assert.equal(findingsOf(uri).length, 0);
      await vscode.commands.executeCommand('atrest.scanWorkspace');
      await findingOf(uri, 'ebs-volume-encrypted');
      await vscode.commands.executeCommand('atrest.restartServer');
    });
  });

  it('show the page of a rule', async () => {
    await vscode.commands.executeCommand('atrest.showRulePage', 'ebs-volume-encrypted');
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('atrest-page:/ebs-volume-encrypted.md'));
    assert.match(page.getText(), /EBS volume/);
    assert.equal(page.isUntitled, false);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('start the server over, and it sees the open files again', () =>
    withFile('again.yaml', template(volume), async ({ uri }) => {
      await findingOf(uri, 'ebs-volume-encrypted');
      await vscode.commands.executeCommand('atrest.restartServer');
      await findingOf(uri, 'ebs-volume-encrypted');
    }));

  it('open the configuration, or the start of one', async () => {
    await vscode.commands.executeCommand('atrest.openConfiguration');
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.uri.path ?? '', /\/\.atrest\.yaml$/);
    assert.match(editor?.document.getText() ?? '', /^profile: recommended$/m);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
