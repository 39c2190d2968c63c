import type { Disposable, WorkspaceFolder } from 'vscode';
import { Uri, commands, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { ExecuteCommandRequest } from 'vscode-languageclient/node';
import { showPage } from './pages.ts';

/** Commands that actions and hovers of the server may name. */
export const TRUSTED_COMMANDS = ['atrest.showRulePage'];

const CONFIGURATION = '.atrest.yaml';

export function registerCommands(client: LanguageClient): Disposable[] {
  return [
    commands.registerCommand('atrest.scanWorkspace', () => scanWorkspace(client)),
    commands.registerCommand('atrest.restartServer', () => client.restart()),
    commands.registerCommand('atrest.showRulePage', (rule?: unknown) => showPage(client, rule)),
    commands.registerCommand('atrest.openConfiguration', openConfiguration),
  ];
}

async function scanWorkspace(client: LanguageClient): Promise<void> {
  await client.sendRequest(ExecuteCommandRequest.type, { command: 'atrest.scan' });
  await commands.executeCommand('workbench.actions.view.problems');
}

/** Opens the folder's configuration, or the start of one that is written when it is saved. */
async function openConfiguration(): Promise<void> {
  const folder = await activeFolder();
  if (!folder) return;
  const file = Uri.joinPath(folder.uri, CONFIGURATION);
  const there = await workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
  if (there) {
    await window.showTextDocument(file);
    return;
  }
  const profile = workspace.getConfiguration('atrest', folder).get<string>('profile', 'recommended');
  const editor = await window.showTextDocument(file.with({ scheme: 'untitled' }));
  if (editor.document.getText() === '') {
    await editor.edit((edit) => {
      edit.insert(
        editor.document.positionAt(0),
        `# How much is asked of a store: recommended, hipaa or strict.\nprofile: ${profile}\n`,
      );
    });
  }
}

async function activeFolder(): Promise<WorkspaceFolder | undefined> {
  const document = window.activeTextEditor?.document;
  const folders = workspace.workspaceFolders ?? [];
  const active = document && workspace.getWorkspaceFolder(document.uri);
  return active ?? (folders.length > 1 ? await window.showWorkspaceFolderPick() : folders[0]);
}
