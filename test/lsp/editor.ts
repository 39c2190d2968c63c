import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type {
  ClientCapabilities,
  CodeAction,
  Command,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  InitializeResult,
  MessageConnection,
  PublishDiagnosticsParams,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { uriOfPath } from '../../server/workspace/node.ts';

const root = path.join(import.meta.dirname, '../..');
const bundled = new Set<string>();

/** What is shipped, made from the sources as they are. */
function bundle(name: string): string {
  if (!bundled.has(name)) {
    const made = spawnSync(process.execPath, ['scripts/bundle.mjs', name], { cwd: root, encoding: 'utf8' });
    if (made.status !== 0) throw new Error(made.stderr);
    bundled.add(name);
  }
  return path.join(root, `dist/${name}.cjs`);
}

/** The server as it is shipped, with what it starts. */
export function serverFile(): string {
  const server = bundle('server');
  bundle('deploy');
  return server;
}

function serverCommand(entry: EditorOptions['entry']): readonly string[] {
  const server = serverFile();
  return entry === 'cli' ? [bundle('cli'), 'lsp', '--stdio'] : [server, '--stdio'];
}

export interface EditorOptions {
  /** How the server is started: by its own file, or by the command line. */
  readonly entry?: 'server' | 'cli';
  /** A command that runs the server and watches it, with its arguments. */
  readonly under?: readonly string[];
  /** Node's own options; the server then has a fourth stream, for what they load. */
  readonly nodeOptions?: readonly string[];
  readonly folders?: readonly string[];
  /** Laid over those of an editor that can do everything. */
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Sent as they are, instead of parameters that make sense; the answer does not matter. */
  readonly nonsense?: unknown;
  /** By scope URI; also without one. */
  readonly settings?: (scope: string | undefined) => object;
}

/** An editor as far as the server can tell, talking to the real server process. */
export interface Editor {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly server: InitializeResult;
  readonly logged: readonly string[];
  /** Requests and notifications of the server, by method, with their parameters. */
  readonly heard: readonly { readonly method: string; readonly params: unknown }[];
  readonly open: (file: string, text: string, language?: string) => Promise<string>;
  readonly change: (uri: string, edits: readonly TextEdit[]) => Promise<void>;
  readonly replace: (uri: string, find: string, by: string) => Promise<void>;
  readonly save: (uri: string) => Promise<void>;
  readonly close: (uri: string) => Promise<void>;
  readonly text: (uri: string) => string;
  readonly version: (uri: string) => number;
  readonly pull: (uri: string, previous?: string) => Promise<DocumentDiagnosticReport>;
  readonly diagnostics: (uri: string) => Promise<readonly Diagnostic[]>;
  /** The next diagnostics pushed for a document that pass the test; those that came already count. */
  readonly pushed: (
    uri: string,
    test: (params: PublishDiagnosticsParams) => boolean,
  ) => Promise<PublishDiagnosticsParams>;
  readonly actions: (uri: string, range: Range, only?: readonly string[]) => Promise<readonly CodeAction[]>;
  readonly resolve: (action: CodeAction) => Promise<CodeAction>;
  readonly hover: (uri: string, at: string) => Promise<Hover | null>;
  /** Applies an edit to the open texts, as far as their versions agree. */
  readonly apply: (edit: WorkspaceEdit) => Promise<void>;
  /** What the editor answers to a request of the server from now on. */
  readonly answer: (method: string, result: unknown) => void;
  readonly rangeOf: (uri: string, text: string) => Range;
  readonly stop: () => Promise<number | null>;
}

const everything: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    applyEdit: true,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } },
      dataSupport: true,
      isPreferredSupport: true,
      honorsChangeAnnotations: true,
      resolveSupport: { properties: ['edit', 'command'] },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
};

export async function startEditor(options: EditorOptions = {}): Promise<Editor> {
  const { under = [], nodeOptions, entry } = options;
  const [command, ...args] = [...under, process.execPath, ...(nodeOptions ?? []), ...serverCommand(entry)];
  const child = spawn(command ?? process.execPath, args, {
    stdio: ['pipe', 'pipe', 'pipe', ...(nodeOptions ? ['pipe' as const] : [])],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const logged: string[] = [];
  const answers = new Map<string, unknown>([['workspace/applyEdit', { applied: true }]]);
  const heard: { method: string; params: unknown }[] = [];
  const published: PublishDiagnosticsParams[] = [];
  const listeners = new Set<() => void>();
  // Questions that are open get no answer any more.
  child.once('exit', () => {
    connection.dispose();
  });
  child.stderr.on('data', (data: Buffer) => logged.push(data.toString()));
  connection.onRequest((method, params) => {
    heard.push({ method, params });
    if (method === 'workspace/configuration') {
      const { items } = params as unknown as { items: readonly { scopeUri?: string }[] };
      return items.map(({ scopeUri }) => options.settings?.(scopeUri) ?? {});
    }
    for (const listener of listeners) listener();
    return answers.get(method) ?? null;
  });
  connection.onNotification((method, params) => {
    heard.push({ method, params });
    if (method === 'textDocument/publishDiagnostics') published.push(params as unknown as PublishDiagnosticsParams);
    for (const listener of listeners) listener();
  });
  connection.listen();
  const folders = (options.folders ?? []).map((folder) => ({ uri: uriOfPath(folder), name: path.basename(folder) }));
  const params = {
    processId: process.pid,
    rootUri: folders[0]?.uri ?? null,
    workspaceFolders: folders,
    capabilities: merge(everything, options.capabilities ?? {}),
    initializationOptions: options.initializationOptions,
  };
  const initialize = connection.sendRequest<InitializeResult>(
    'initialize',
    'nonsense' in options ? (options.nonsense as object) : params,
  );
  const server = await ('nonsense' in options ? initialize.catch(() => ({ capabilities: {} })) : initialize);
  await connection.sendNotification('initialized', {});

  const documents = new Map<string, TextDocument>();
  const documentOf = (uri: string): TextDocument => documents.get(uri)!;
  const notify = (method: string, params: object): Promise<void> => connection.sendNotification(method, params);
  const rangeOf = (uri: string, text: string): Range => {
    const document = documentOf(uri);
    const at = document.getText().indexOf(text);
    if (at < 0) throw new Error(`no ${text} in ${uri}`);
    return { start: document.positionAt(at), end: document.positionAt(at + text.length) };
  };
  const change = async (uri: string, edits: readonly TextEdit[]): Promise<void> => {
    const { version } = documentOf(uri);
    const contentChanges = edits.map(({ range, newText }) => ({ range, text: newText }));
    documents.set(uri, TextDocument.update(documentOf(uri), contentChanges, version + 1));
    await notify('textDocument/didChange', { textDocument: { uri, version: version + 1 }, contentChanges });
  };
  const editor: Editor = {
    connection,
    process: child,
    server,
    logged,
    heard,
    open: async (file, text, language = file.endsWith('json') ? 'json' : 'yaml') => {
      const uri = /^[a-z]{2,}:/.test(file) ? file : uriOfPath(file);
      documents.set(uri, TextDocument.create(uri, language, 1, text));
      await notify('textDocument/didOpen', { textDocument: { uri, languageId: language, version: 1, text } });
      return uri;
    },
    change,
    replace: (uri, find, by) => change(uri, [{ range: rangeOf(uri, find), newText: by }]),
    save: (uri) => notify('textDocument/didSave', { textDocument: { uri } }),
    close: async (uri) => {
      documents.delete(uri);
      await notify('textDocument/didClose', { textDocument: { uri } });
    },
    text: (uri) => documentOf(uri).getText(),
    version: (uri) => documentOf(uri).version,
    pull: (uri, previousResultId) =>
      connection.sendRequest('textDocument/diagnostic', {
        textDocument: { uri },
        ...(previousResultId !== undefined && { previousResultId }),
      }),
    diagnostics: async (uri) => {
      const report = await editor.pull(uri);
      return report.kind === 'full' ? report.items : [];
    },
    pushed: (uri, test) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = published.findLast((params) => params.uri === uri && test(params));
          if (!found) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      }),
    actions: async (uri, range, only) => {
      const context = { diagnostics: [], ...(only && { only }) };
      const found = await connection.sendRequest<(CodeAction | Command)[] | null>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context,
      });
      return (found ?? []) as CodeAction[];
    },
    resolve: (action) => connection.sendRequest('codeAction/resolve', action),
    hover: (uri, at) =>
      connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: rangeOf(uri, at).start }),
    apply: async (edit) => {
      for (const one of edit.documentChanges ?? []) {
        if (!('textDocument' in one)) throw new Error('only text is edited here');
        const { uri, version } = one.textDocument;
        if (version !== documentOf(uri).version) throw new Error(`edit for version ${String(version)} of ${uri}`);
        await change(uri, inOrder(one.edits as TextEdit[]));
      }
      for (const [uri, edits] of Object.entries(edit.changes ?? {})) await change(uri, inOrder(edits));
    },
    answer: (method, result) => void answers.set(method, result),
    rangeOf,
    stop: async () => {
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return await ended;
    },
  };
  return editor;
}

/** Edits of one message are made one after another: from the end, so that each finds its place. */
const inOrder = (edits: readonly TextEdit[]): TextEdit[] =>
  edits.toSorted(
    (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
  );

function merge<T>(base: T, over: T): T {
  if (!isRecord(base) || !isRecord(over)) return over === undefined ? base : over;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(over)])];
  return Object.fromEntries(keys.map((key) => [key, key in over ? merge(base[key], over[key]) : base[key]])) as T;
}
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
