import { Disposable, LanguageStatusSeverity, languages, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { documentSelector } from './settings.ts';

/** What the server says of a document that is open. */
interface Status {
  readonly uri: string;
  readonly profile?: string;
  readonly findings?: number;
  /** Why the document is not checked. */
  readonly unread?: string;
  /** Mistakes in configuration files. */
  readonly mistakes?: number;
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
    item.text = textOf(status);
    item.detail = detailOf(status);
    item.severity =
      status?.findings || status?.mistakes ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
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

function detailOf(status: Status | undefined): string {
  const { profile, unread, mistakes } = status ?? {};
  const parts = [
    unread ?? (profile === undefined ? undefined : `profile ${profile}`),
    mistakes ? `mistakes in .atrest.yaml: ${mistakes}` : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}
