import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const WAIT = 100_000;

/** Asks until there is an answer: an editor that is still starting answers with nothing. */
export async function eventually<T>(what: string, ask: () => Thenable<T | undefined> | T | undefined): Promise<T> {
  const end = Date.now() + WAIT;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      // The editor cancels requests when providers come and go.
      if (!(error instanceof Error && error.name === 'Canceled')) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no ${what} after ${WAIT} ms`);
}

export function findingOf(uri: vscode.Uri, ruleId: string): Promise<vscode.Diagnostic> {
  return eventually(`finding of ${ruleId}`, () => findingsOf(uri).find((finding) => idOf(finding) === ruleId));
}

export function findingsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'atrest');
}

export function idOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** All fixes at a place, with what they do. */
export function fixesAt(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return eventually('quick fixes', async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    return actions.some(({ title }) => title.startsWith('Show the page')) ? actions : undefined;
  });
}

/** The preferred fix of a finding. */
export function preferredFix(uri: vscode.Uri, finding: vscode.Diagnostic): Promise<vscode.CodeAction> {
  return eventually(`fix of ${idOf(finding)}`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
      10,
    );
    return actions.find(({ isPreferred, edit }) => isPreferred === true && edit !== undefined);
  });
}

/** Does what the editor does with a chosen action. */
export async function carryOut({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit) assert.ok(await vscode.workspace.applyEdit(edit));
  else assert.ok(command);
  if (command) await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}
