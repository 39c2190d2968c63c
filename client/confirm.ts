import type { Disposable } from 'vscode';
import { window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** What there is to agree to before a fix is made. */
interface Consent {
  /** What the fix does. */
  readonly title: string;
  readonly lines: readonly string[];
  /** How to get there without losing data, and who must be given access. */
  readonly recipe: readonly string[];
}
const PREVIEW = 'Show Changes';
const APPLY = 'Apply';

/** Asks before a fix that loses data, shuts somebody out or changes more than one resource: the editor's own preview shows no text of ours. */
export const registerConfirmation = (client: LanguageClient): Disposable =>
  client.onRequest('atrest/confirm', async ({ title, lines, recipe }: Consent) => {
    const detail = [lines.join('\n'), ...recipe].join('\n\n');
    const chosen = await window.showWarningMessage(`${title}?`, { modal: true, detail }, PREVIEW, APPLY);
    return chosen === APPLY ? 'apply' : chosen === PREVIEW ? 'preview' : null;
  });
