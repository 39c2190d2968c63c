import type { Disposable } from 'vscode';
import { extensions } from 'vscode';
import type { ConfigurationParams, LanguageClient } from 'vscode-languageclient/node';
import { DidChangeConfigurationNotification } from 'vscode-languageclient/node';

/** Extensions that tell syntax errors, and of which languages. */
const TELLERS: Readonly<Record<string, readonly string[]>> = {
  'vscode.json-language-features': ['json', 'jsonc'],
  'redhat.vscode-yaml': ['yaml'],
  'hashicorp.terraform': ['terraform', 'terraform-vars'],
  'opentofu.vscode-opentofu': ['opentofu', 'opentofu-vars'],
};

const languages = (): readonly string[] =>
  Object.entries(TELLERS).flatMap(([id, told]) => (extensions.getExtension(id) ? told : []));

/** Adds to our settings, as the server is given them, the languages whose syntax errors other extensions tell. */
export function withSyntaxElsewhere<T>({ items }: ConfigurationParams, answer: T): T | unknown[] {
  if (!Array.isArray(answer)) return answer;
  const elsewhere = languages();
  return answer.map((settings: unknown, index) =>
    items[index]?.section === 'atrest' && typeof settings === 'object' && settings !== null
      ? { ...settings, syntaxErrorsElsewhere: elsewhere }
      : settings,
  );
}

/** Has the server ask again when such an extension comes or goes. */
export function registerSyntaxElsewhere(client: LanguageClient): Disposable {
  let known = languages().join();
  return extensions.onDidChange(() => {
    const now = languages().join();
    if (now === known) return;
    known = now;
    client.sendNotification(DidChangeConfigurationNotification.type, { settings: undefined }).catch(() => undefined);
  });
}
