import type { Connection } from 'vscode-languageserver';
import type { Profile } from '../../model/settings.ts';

/** What is to be said of an open document beside its diagnostics; sent as `atrest/status`. */
export interface Status {
  /** As the editor calls it. */
  readonly uri: string;
  readonly profile?: Profile;
  readonly findings?: number;
  /** Why the document is not checked. */
  readonly unread?: string;
  /** Mistakes in configuration files. */
  readonly mistakes?: number;
}

/** Sends the status of documents when it has changed. */
export function createStatus(connection: Connection): {
  readonly send: (status: Status) => void;
  readonly forget: (uri: string) => void;
} {
  const sent = new Map<string, string>();
  return {
    send: (status) => {
      const text = JSON.stringify(status);
      if (sent.get(status.uri) === text) return;
      sent.set(status.uri, text);
      connection.sendNotification('atrest/status', status).catch(() => undefined);
    },
    forget: (uri) => void sent.delete(uri),
  };
}
