import { Disposable, LanguageStatusSeverity, languages, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { documentSelector } from './settings.ts';

/** What the server says of a document that is open. */
interface Status {
  readonly uri: string;
  readonly profile?: string;
  readonly findings?: number;
  readonly busy?: boolean;
  /** Why the document is not checked. */
  readonly unread?: string;
}

/** Shows in the language status of the active editor what is asked of its file, how many findings it has, or why it was not read. */
export function registerStatus(client: LanguageClient): Disposable {
  const item = languages.createLanguageStatusItem('atrest.status', documentSelector);
  item.name = 'AtRest';
  item.text = 'AtRest';
  item.command = { command: 'atrest.openConfiguration', title: 'Configure' };
  const statuses = new Map<string, Status>();
  const show = (): void => {
    const document = window.activeTextEditor?.document;
    const status = document && statuses.get(client.code2ProtocolConverter.asUri(document.uri));
    item.busy = status?.busy ?? false;
    item.text = textOf(status);
    item.detail = status?.unread ?? (status?.profile === undefined ? '' : `profile ${status.profile}`);
    item.severity = status?.findings ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  };
  const notified = client.onNotification('atrest/status', (status: Status) => {
    statuses.set(status.uri, status);
    show();
  });
  const switched = window.onDidChangeActiveTextEditor(show);
  return Disposable.from(item, notified, switched);
}

function textOf(status: Status | undefined): string {
  if (status?.unread !== undefined) return 'AtRest: not checked';
  if (status?.findings === undefined) return 'AtRest';
  if (status.findings === 0) return 'AtRest: no findings';
  return `AtRest: ${status.findings === 1 ? '1 finding' : `${status.findings} findings`}`;
}
