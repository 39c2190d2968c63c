import { WATCHED } from '../../workspace/entry-point.ts';
import type { Connection, Disposable } from 'vscode-languageserver';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  WatchKind,
} from 'vscode-languageserver';
import type { Client } from './client.ts';

/** What is asked of the editor after the start. */
export interface Registrations {
  readonly start: () => Promise<void>;
  /** Diagnostics of files that are not open are asked for only where somebody wants to see them. */
  readonly scans: (workspace: boolean) => Promise<void>;
}

/** Files that can change which files count. */
const STEERING = '**/{.gitignore,.ignore,.atrestignore}';

export function createRegistrations(connection: Connection, client: Client): Registrations {
  let diagnostics: Disposable | undefined;
  let scanning: boolean | undefined;
  return {
    start: async () => {
      if (client.registersConfiguration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'atrest' });
      }
      if (client.registersWatchers) {
        const watchers = [
          ...[WATCHED, STEERING].map((globPattern) => ({ globPattern })),
          // Of a directory that comes or goes as a whole an editor tells no more than that.
          { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
        ];
        await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      }
    },
    scans: async (workspaceDiagnostics) => {
      if (!client.registersDiagnostics || scanning === workspaceDiagnostics) return;
      scanning = workspaceDiagnostics;
      diagnostics?.dispose();
      diagnostics = await connection.client.register(DocumentDiagnosticRequest.type, {
        documentSelector: null,
        identifier: 'atrest',
        interFileDependencies: true,
        workspaceDiagnostics,
      });
    },
  };
}
