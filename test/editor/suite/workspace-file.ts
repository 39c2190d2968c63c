import { rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

const folder = (): vscode.Uri => {
  const first = vscode.workspace.workspaceFolders?.[0];
  if (!first) throw new Error('the suite needs a folder');
  return first.uri;
};

/** A file of the workspace that is there for one test, shown in an editor. */
export async function withFile(
  name: string,
  text: string,
  use: (document: vscode.TextDocument, editor: vscode.TextEditor) => Promise<void>,
): Promise<void> {
  const uri = vscode.Uri.joinPath(folder(), name);
  writeFileSync(uri.fsPath, text);
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    await use(document, await vscode.window.showTextDocument(document));
  } finally {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    rmSync(uri.fsPath, { force: true });
  }
}

/** The same with several files, of which the first is shown; what was changed of the others is dropped, too. */
export async function withFiles(
  files: Readonly<Record<string, string>>,
  use: (document: vscode.TextDocument) => Promise<void>,
): Promise<void> {
  const [first = '', ...others] = Object.keys(files);
  const place = (name: string): string => vscode.Uri.joinPath(folder(), name).fsPath;
  for (const name of others) writeFileSync(place(name), files[name] ?? '');
  try {
    await withFile(first, files[first] ?? '', use);
  } finally {
    for (const name of others) {
      const uri = vscode.Uri.file(place(name));
      if (vscode.workspace.textDocuments.some((one) => one.isDirty && one.uri.toString() === uri.toString())) {
        await vscode.window.showTextDocument(uri);
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      }
      rmSync(uri.fsPath, { force: true });
    }
  }
}

/** Where a text stands in a document. */
export function rangeIn(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`no ${text} in ${document.fileName}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}
