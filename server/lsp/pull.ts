import type { Connection, DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Client } from './client.ts';
import { createGate, untilCancelled } from './gate.ts';
import type { Dropping } from './gate.ts';
import type { Result } from './results.ts';

export interface PullOptions {
  readonly connection: Connection;
  readonly client: Client;
  /** Waits until what is due for a file is done; false when dropped. */
  readonly settle: (clientUri: string, run: Dropping) => Promise<boolean>;
  readonly resultOf: (clientUri: string) => Result;
  /** Files of which a workspace request tells. */
  readonly workspaceFiles: () => readonly WorkspaceFile[];
  /** Waits until every file of the workspace has been looked at. */
  readonly scanned: (run: Dropping) => Promise<void>;
}

export interface WorkspaceFile {
  /** As the editor calls it. */
  readonly uri: string;
  /** Null when it is not open. */
  readonly version: number | null;
  /** It was open and may still show what was said then. */
  readonly wasOpen: boolean;
}

/** Answers editors that ask for diagnostics. */
export interface Pull {
  /** Something new can be said of these files. */
  readonly changed: (clientUris: readonly string[]) => void;
  /** The document is not open any more. */
  readonly closed: (clientUri: string) => void;
}

const cancelled = (): ResponseError => new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');

export function createPull(options: PullOptions): Pull {
  const { connection, client, settle, resultOf } = options;
  /** What the editor last got of a document, and how many of its questions are open. */
  const sent = new Map<string, string>();
  const asking = new Map<string, number>();
  let news = createGate();
  let closing = createGate();
  let refreshing = false;

  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    const { uri } = params.textDocument;
    asking.set(uri, (asking.get(uri) ?? 0) + 1);
    try {
      if (!(await settle(uri, untilCancelled(token)))) throw cancelled();
    } finally {
      asking.set(uri, (asking.get(uri) ?? 1) - 1);
    }
    const { id, diagnostics } = resultOf(uri);
    sent.set(uri, id);
    if (params.previousResultId === id) return { kind: 'unchanged', resultId: id };
    return { kind: 'full', resultId: id, items: [...diagnostics] };
  });

  connection.languages.diagnostics.onWorkspace(
    async (params, token, _progress, streams): Promise<WorkspaceDiagnosticReport> => {
      const run = untilCancelled(token);
      const held = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
      if (!streams) await options.scanned(run);
      for (;;) {
        if (run.dropped) throw cancelled();
        const happens = news.promise;
        const items = options.workspaceFiles().flatMap(({ uri, version, wasOpen }) => {
          const { id, diagnostics } = resultOf(uri);
          const known = held.get(uri);
          // An editor that never had a file need not hear that it has nothing.
          if (known === id || (known === undefined && diagnostics.length === 0 && !wasOpen)) return [];
          return [{ kind: 'full' as const, uri, version, resultId: id, items: [...diagnostics] }];
        });
        // One that takes results bit by bit expects the answer to take as long as nothing happens.
        if (items.length > 0 || !streams) return { items };
        const ended = await Promise.race([happens, closing.promise.then(() => true), run.whenDropped]);
        if (ended === true) return { items: [] };
      }
    },
  );

  /** Documents of which the editor has old news and is not asking: a sibling has changed them. */
  const refresh = async (): Promise<void> => {
    refreshing = false;
    const old = [...sent].filter(([uri, id]) => (asking.get(uri) ?? 0) === 0 && resultOf(uri).id !== id);
    if (old.length === 0) return;
    for (const [uri] of old) sent.set(uri, resultOf(uri).id);
    await connection.languages.diagnostics.refresh();
  };
  return {
    changed: (uris) => {
      news.open();
      news = createGate();
      if (!client.refreshesDiagnostics || refreshing || !uris.some((uri) => sent.has(uri))) return;
      refreshing = true;
      // The answers to questions that are open go first.
      setImmediate(() => {
        refresh().catch((error: unknown) => {
          connection.console.warn(`The editor did not refresh its diagnostics: ${String(error)}`);
        });
      });
    },
    closed: (uri) => {
      sent.delete(uri);
      // A workspace request that is held back ends: by the next one the editor will have forgotten the document.
      closing.open();
      closing = createGate();
    },
  };
}
