import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually, findingOf, findingsOf, preferredFix } from './quick-fix.ts';

const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
assert(folder !== undefined, 'the suite needs a folder');

describe('the extension', () => {
  if (process.env['ATREST_EMPTY_PATH'] === 'yes') {
    it('has no Node on its PATH', () => {
      const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((entry) => entry !== '');
      assert.deepEqual(
        folders.filter((entry) => existsSync(path.join(entry, 'node'))),
        [],
      );
    });
  }

  it('is there, and starts when a template is opened', async () => {
    const extension = vscode.extensions.getExtension('atrest.atrest');
    assert(extension !== undefined, 'atrest.atrest is not installed');
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'template.yaml'));
    await eventually('activation', () => (extension.isActive ? true : undefined));
  });

  it('offers its commands', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const name of ['scanWorkspace', 'restartServer', 'showRulePage', 'openConfiguration']) {
      assert(commands.includes(`atrest.${name}`), `no command atrest.${name}`);
    }
  });
});

describe('a finding', () => {
  for (const { file, was, becomes } of [
    { file: 'template.yaml', was: 'SqsManagedSseEnabled: false', becomes: 'SqsManagedSseEnabled: true' },
    { file: 'template.json', was: '"SqsManagedSseEnabled": false', becomes: '"SqsManagedSseEnabled": true' },
    { file: 'main.tf.json', was: '"sqs_managed_sse_enabled": false', becomes: '"sqs_managed_sse_enabled": true' },
    { file: 'hcl/orders.tf', was: 'enabled    = false', becomes: 'enabled    = true' },
  ]) {
    it(`of ${file} is at the value, and its fix changes that alone, in the buffer and in the saved file`, async () => {
      const uri = vscode.Uri.joinPath(folder, file);
      const before = readFileSync(uri.fsPath, 'utf8');
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);

      const finding = await findingOf(uri, 'sqs-queue-encrypted');
      assert.equal(document.getText(finding.range), 'false');
      assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);

      const fix = await preferredFix(uri, finding);
      assert(fix.edit !== undefined);
      assert(await vscode.workspace.applyEdit(fix.edit), 'the edit was refused');
      const after = before.replace(was, becomes);
      assert.equal(document.getText(), after);
      await eventually(
        'silence',
        () => findingsOf(uri).every(({ range }) => document.getText(range) !== 'false') || undefined,
      );

      assert(await document.save(), 'not saved');
      assert.equal(readFileSync(uri.fsPath, 'utf8'), after);
      writeFileSync(uri.fsPath, before);
    });
  }
});
