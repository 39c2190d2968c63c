import type { Disposable } from 'vscode';
import { Uri, commands, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

const SCHEME = 'atrest-page';

/** Serves the pages of the rules, which are part of the server, as read-only documents. */
export function registerPages(client: LanguageClient): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async (uri, token) => {
      const rule = uri.path.replace(/^\/|\.md$/g, '');
      const page = await client.sendRequest<string | null>('atrest/page', { rule }, token);
      return page ?? `There is no rule \`${rule}\`.\n`;
    },
  });
}

/** Shows a rule's page, asking for the rule when none is given. */
export async function showPage(client: LanguageClient, rule?: unknown): Promise<void> {
  const id = typeof rule === 'string' ? rule : await pickRule(client);
  if (id === undefined) return;
  const uri = Uri.from({ scheme: SCHEME, path: `/${id}.md` });
  try {
    await commands.executeCommand('markdown.showPreview', uri);
  } catch {
    // The editor's own Markdown extension is switched off.
    await window.showTextDocument(uri);
  }
}

async function pickRule(client: LanguageClient): Promise<string | undefined> {
  const rules = client.sendRequest<{ id: string; title: string }[]>('atrest/rules');
  const items = rules.then((all) => all.map(({ id, title }) => ({ label: id, description: title })));
  const picked = await window.showQuickPick(items, { placeHolder: 'Rule', matchOnDescription: true });
  return picked?.label;
}
