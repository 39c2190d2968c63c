import type { ServerCapabilities } from 'vscode-languageserver';
import { CodeActionKind, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Client } from './client.ts';
import { FIX_ALL } from '../actions/available-actions.ts';

/** Commands of the server: carry out an action, show the page of a rule, look at every file of the workspace. */
export const APPLY = 'atrest.apply';
export const PAGE = 'atrest.page';
export const SCAN = 'atrest.scan';
/** Request to an editor that can ask with all there is to say: `{ title, lines, recipe }`, answered by `apply`, `preview` or nothing. */
export const CONFIRM = 'atrest/confirm';
/** Command of an editor that can show pages by itself. */
export const SHOW_PAGE = 'atrest.showRulePage';

export const capabilitiesFor = (client: Client): ServerCapabilities => ({
  positionEncoding: 'utf-16',
  textDocumentSync: {
    openClose: true,
    change: TextDocumentSyncKind.Incremental,
    save: { includeText: false },
  },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: true },
  hoverProvider: true,
  executeCommandProvider: { commands: [APPLY, PAGE, SCAN] },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  ...(client.pullsDiagnostics &&
    !client.registersDiagnostics && {
      diagnosticProvider: { identifier: 'atrest', interFileDependencies: true, workspaceDiagnostics: true },
    }),
});
