import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { Analyzer } from '../model/finding.ts';
import { normalizeUri } from '../model/uri.ts';
import type { Files } from '../workspace/files.ts';
import { createAnalyses } from './analyses.ts';
import type { Analyses } from './analyses.ts';
import { clientOf } from './client.ts';
import type { Client } from './client.ts';
import { createDocuments } from './documents.ts';
import type { Documents, OpenDocument } from './documents.ts';
import { createEditorConfig } from './editor-config.ts';
import type { EditorConfig } from './editor-config.ts';
import { createFixes } from './fixes.ts';
import type { Fixes } from './fixes.ts';
import { createFolders } from './folders.ts';
import type { Folders } from './folders.ts';
import { createGate } from './gate.ts';
import type { Dropping } from './gate.ts';
import { createProjects } from './projects.ts';
import type { Projects } from './projects.ts';
import type { DocumentReport } from './report.ts';
import { reportsOf } from './report.ts';

/** How long typing must pause before a project is looked at, in milliseconds. */
const PAUSE = 150;

export interface Services {
  readonly analyzer: Analyzer;
  readonly files: Files;
  readonly version: string;
  /** Where the project lives on the web, if anywhere. */
  readonly homepage?: string | undefined;
}

/** Everything one editor's server knows. */
export interface Session {
  readonly client: Client;
  readonly folders: Folders;
  readonly config: EditorConfig;
  readonly documents: Documents;
  readonly projects: Projects;
  readonly analyses: Analyses;
  readonly fixes: Fixes;
  /** The editor's name of a file. */
  readonly clientUri: (uri: string) => string;
  /** Our name of a file that the editor names. */
  readonly uriOf: (clientUri: string) => Promise<string>;
  /** A text was opened, changed, saved or closed. */
  readonly sync: (uri: string, event: 'opened' | 'changed' | 'saved' | 'closed') => Promise<void>;
  /** Files have come, gone or changed on disk. */
  readonly filesChanged: (clientUris: readonly string[]) => Promise<void>;
  /** Takes over the editor's settings and folders, and looks at everything again. */
  readonly configure: (pushed: unknown) => Promise<void>;
  /** Settles when all that was told so far has been taken in. */
  readonly synced: () => Promise<unknown>;
  /** Reports of the newest text; undefined when dropped. */
  readonly fresh: (
    clientUri: string,
    run: Dropping,
  ) => Promise<{ readonly document: OpenDocument; readonly reports: readonly DocumentReport[] } | undefined>;
}

export function createSession(
  connection: Connection,
  params: InitializeParams,
  { analyzer, files, homepage }: Services,
  done: (uris: readonly string[]) => void,
): Session {
  const client = clientOf(params);
  const folders = createFolders(params);
  const config = createEditorConfig(connection, client, folders, params.initializationOptions);
  const realOf = async (uri: string): Promise<string> => {
    const found = await files.stat(uri).catch(() => undefined);
    return found?.real ?? uri;
  };
  const documents = createDocuments(realOf);
  const clientUri = (uri: string): string => documents.of(uri)?.clientUri ?? uri;
  const projects = createProjects(files, config, analyzer);
  /** The projects that hold an open file, by file. */
  const openIn = new Map<string, readonly string[]>();
  const style = { client, homepage, clientUri };
  const analyses = createAnalyses({
    source: projects,
    analyze: (project, previous) => analyzer.analyze(project, projects.settingsOf, previous),
    report: (analysis) => reportsOf(analysis, style),
    isOpen: (key) => [...openIn.values()].some((keys) => keys.includes(key)),
    done,
    failed: (key, error) => {
      connection.console.error(
        `${key} was not checked: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    },
  });
  const configured = createGate();
  let taken: Promise<unknown> = configured.promise;
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = taken.then(work);
    taken = turn.catch((error: unknown) => {
      connection.console.error(String(error));
    });
    return turn;
  };
  return {
    client,
    folders,
    config,
    documents,
    projects,
    analyses,
    fixes: createFixes(analyzer),
    clientUri,
    uriOf: async (uri) => (await documents.get(uri))?.uri ?? (await realOf(normalizeUri(uri))),
    sync: (uri, event) =>
      inTurn(async () => {
        const open = documents.of(uri);
        const keys = await projects.setBuffer(uri, open && { version: open.version, text: open.text });
        if (open) openIn.set(uri, keys);
        else openIn.delete(uri);
        const onType = config.of(uri).run === 'onType';
        const delay = event === 'changed' ? (onType ? PAUSE : undefined) : 0;
        for (const key of keys) analyses.outdate(key, delay);
      }),
    filesChanged: (uris) =>
      inTurn(async () => {
        const keys = await projects.filesChanged(uris.map(normalizeUri));
        for (const key of keys) analyses.outdate(key, PAUSE);
      }),
    configure: async (pushed) => {
      // Nothing is taken in before the first settings are there, but without waiting for them in turn.
      await config.load(pushed);
      configured.open();
      await inTurn(async () => {
        projects.reconfigure();
        for (const key of analyses.keys()) analyses.outdate(key, 0);
        await Promise.resolve();
      });
    },
    synced: () => taken,
    fresh: async (uri, run) => {
      await taken;
      const document = await documents.get(uri);
      if (!document) return undefined;
      const reports = await analyses.fresh(document.uri, run);
      return reports && { document, reports: reports.filter(({ version }) => version === document.version) };
    },
  };
}
