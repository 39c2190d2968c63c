import type { Connection, DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Client } from '../editor/client.ts';
import { createDeferred, untilCancelled } from '../deferred.ts';
import type { CancellableRun } from '../deferred.ts';
import { answering, logLineOf } from '../editor/log-line.ts';
import { NOTHING } from './results.ts';
import type { Result } from './results.ts';

export interface PullOptions {
  readonly connection: Connection;
  readonly client: Client;
  /** Waits until what is due for a file is done. Gives our name of it; undefined when dropped. */
  readonly settle: (clientUri: string, run: CancellableRun) => Promise<string | undefined>;
  readonly resultOf: (uri: string) => Result;
  /** Files of which a workspace request tells. */
  readonly workspaceFiles: () => readonly WorkspaceFile[];
  /** Waits until every file of the workspace has been looked at. */
  readonly scanned: (run: CancellableRun) => Promise<void>;
}

export interface WorkspaceFile {
  readonly uri: string;
  /** As the editor calls it. */
  readonly clientUri: string;
  /** Null when it is not open. */
  readonly version: number | null;
  /** It was open and may still show what was said then. */
  readonly wasOpen: boolean;
}

/** Answers editors that ask for diagnostics. */
export interface Pull {
  /** Something new can be said of these files. */
  readonly changed: (uris: readonly string[]) => void;
  /** The document is not open any more. */
  readonly closed: (clientUri: string) => void;
}

const cancelled = (): ResponseError => new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');

export function createPull(options: PullOptions): Pull {
  const { connection, client, settle, resultOf } = options;
  /** What the editor last got of a document, and how many of its questions are open; by its own name. */
  const sent = new Map<string, { readonly uri: string; readonly id: string }>();
  const asking = new Map<string, number>();
  let news = createDeferred();
  let closing = createDeferred();
  let refreshing = false;

  connection.languages.diagnostics.on(
    answering(async (params, token): Promise<DocumentDiagnosticReport> => {
      const name = params.textDocument.uri;
      asking.set(name, (asking.get(name) ?? 0) + 1);
      let uri: string | undefined;
      try {
        uri = await settle(name, untilCancelled(token));
      } finally {
        const left = (asking.get(name) ?? 1) - 1;
        if (left > 0) asking.set(name, left);
        else asking.delete(name);
      }
      if (uri === undefined) throw cancelled();
      const { id, diagnostics } = resultOf(uri);
      sent.set(name, { uri, id });
      if (params.previousResultId === id) return { kind: 'unchanged', resultId: id };
      return { kind: 'full', resultId: id, items: [...diagnostics] };
    }),
  );

  connection.languages.diagnostics.onWorkspace(
    answering(async (params, token, _progress, streams): Promise<WorkspaceDiagnosticReport> => {
      const run = untilCancelled(token);
      const held = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
      if (!streams) await options.scanned(run);
      for (;;) {
        if (run.dropped) throw cancelled();
        const happens = news.promise;
        const files = options.workspaceFiles();
        const names = new Set(files.map(({ clientUri }) => clientUri));
        // What is not shown any more is taken back.
        const gone = [...held].filter(([name, id]) => !names.has(name) && !sent.has(name) && id !== NOTHING.id);
        const items = files.flatMap(({ uri, clientUri, version, wasOpen }) => {
          const { id, diagnostics } = resultOf(uri);
          const known = held.get(clientUri);
          // An editor that never had a file need not hear that it has nothing.
          if (known === id || (known === undefined && diagnostics.length === 0 && !wasOpen)) return [];
          return [{ kind: 'full' as const, uri: clientUri, version, resultId: id, items: [...diagnostics] }];
        });
        items.push(
          ...gone.map(([uri]) => ({ kind: 'full' as const, uri, version: null, resultId: NOTHING.id, items: [] })),
        );
        // One that takes results bit by bit expects the answer to take as long as nothing happens.
        if (items.length > 0 || !streams) return { items };
        const ended = await Promise.race([happens, closing.promise.then(() => true), run.whenDropped]);
        if (ended === true) return { items: [] };
      }
    }),
  );

  /** Documents of which the editor has old news and is not asking: a sibling has changed them. */
  const refresh = async (): Promise<void> => {
    refreshing = false;
    const old = [...sent].filter(([name, { uri, id }]) => !asking.has(name) && resultOf(uri).id !== id);
    if (old.length === 0) return;
    for (const [name, { uri }] of old) sent.set(name, { uri, id: resultOf(uri).id });
    await connection.languages.diagnostics.refresh();
  };
  return {
    changed: (uris) => {
      news.resolve();
      news = createDeferred();
      const told = [...sent.values()].some(({ uri }) => uris.includes(uri));
      if (!client.refreshesDiagnostics || refreshing || !told) return;
      refreshing = true;
      // The answers to questions that are open go first.
      setImmediate(() => {
        refresh().catch((error: unknown) => {
          connection.console.warn(logLineOf('The editor did not refresh its diagnostics', error));
        });
      });
    },
    closed: (name) => {
      sent.delete(name);
      // A workspace request that is held back ends: by the next one the editor will have forgotten the document.
      closing.resolve();
      closing = createDeferred();
    },
  };
}
