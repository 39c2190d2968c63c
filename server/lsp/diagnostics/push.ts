import type { Connection } from 'vscode-languageserver';
import type { Client } from '../editor/client.ts';
import { logLineOf } from '../editor/log-line.ts';
import { NOTHING } from './results.ts';
import type { Result } from './results.ts';

/** Sends diagnostics to editors that do not ask for them. */
export interface Push {
  /** Something new can be said of this file; `version` is that of the open document. */
  readonly send: (clientUri: string, version: number | undefined, result: Result) => void;
  /** Takes back what was said of a file. */
  readonly clear: (clientUri: string) => void;
}

export function createPush(connection: Connection, client: Client): Push {
  const sent = new Map<string, string>();
  const send: Push['send'] = (uri, version, { id, diagnostics }) => {
    if ((sent.get(uri) ?? NOTHING.id) === id) return;
    sent.set(uri, id);
    const versioned = client.versionsDiagnostics && version !== undefined;
    const params = { uri, diagnostics: [...diagnostics], ...(versioned && { version }) };
    connection.sendDiagnostics(params).catch((error: unknown) => {
      connection.console.warn(logLineOf('Diagnostics were not sent', error));
    });
  };
  return {
    send,
    clear: (uri) => {
      send(uri, undefined, NOTHING);
      sent.delete(uri);
    },
  };
}
