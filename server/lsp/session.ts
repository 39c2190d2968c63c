import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { Deploys } from '../deploy/deploys.ts';
import type { Analyzer } from '../model/finding.ts';
import { normalizeUri } from '../model/uri.ts';
import { crashText } from '../workspace/crash.ts';
import type { Files } from '../workspace/files.ts';
import { crashReport } from './diagnostics/crash-reports.ts';
import { createAnalyses } from './diagnostics/analyses.ts';
import type { Analyses } from './diagnostics/analyses.ts';
import { clientOf } from './editor/client.ts';
import type { Client } from './editor/client.ts';
import { createDocuments } from './editor/documents.ts';
import type { Documents, OpenDocument } from './editor/documents.ts';
import { createEditorConfig } from './editor/editor-config.ts';
import type { EditorConfig } from './editor/editor-config.ts';
import { createFixes } from './actions/fixes.ts';
import type { Fixes } from './actions/fixes.ts';
import { createFolders } from './editor/folders.ts';
import type { Folders } from './editor/folders.ts';
import type { CancellableRun } from './deferred.ts';
import { createEditorInputs } from './editor-inputs.ts';
import type { EditorInputs } from './editor-inputs.ts';
import { logLineOf } from './editor/log-line.ts';
import { createProjects } from './projects.ts';
import type { Projects } from './projects.ts';
import type { DocumentReport } from './diagnostics/report.ts';
import { reportsOf } from './diagnostics/report.ts';

/** What the server is given by its entry. */
export interface ServerServices {
  readonly analyzer: Analyzer;
  readonly files: Files;
  /** What deploys of fixes do. */
  readonly deploys: Deploys;
  readonly version: string;
  /** Where the project lives on the web, if anywhere. */
  readonly homepage?: string | undefined;
}

/** Everything that the server knows of one editor. */
export interface Session {
  readonly client: Client;
  readonly folders: Folders;
  readonly config: EditorConfig;
  readonly documents: Documents;
  readonly projects: Projects;
  readonly analyses: Analyses;
  readonly inputs: EditorInputs;
  readonly fixes: Fixes;
  /** The editor's name of a file. */
  readonly clientUri: (uri: string) => string;
  /** Our name of a file that the editor names. */
  readonly uriOf: (clientUri: string) => Promise<string>;
  /** An open text and what is to be said of it as it is now; undefined when it is not open or the run was dropped. */
  readonly currentReports: (clientUri: string, run: CancellableRun) => Promise<CurrentReports | undefined>;
}
export interface CurrentReports {
  readonly document: OpenDocument;
  readonly reports: readonly DocumentReport[];
}

export function createSession(
  connection: Connection,
  params: InitializeParams,
  { analyzer, files, deploys, homepage }: ServerServices,
  done: (uris: readonly string[]) => void,
): Session {
  const client = clientOf(params);
  const realOf = async (uri: string): Promise<string> => {
    const found = await files.stat(uri).catch(() => undefined);
    return found?.real ?? uri;
  };
  const folders = createFolders(params, realOf);
  const config = createEditorConfig(connection, client, folders, params.initializationOptions);
  const documents = createDocuments(realOf);
  const projects = createProjects(files, config, analyzer, {
    moved: (change) => {
      inputs.moved(change);
    },
    crashed: done,
  });
  const clientUri = (uri: string): string => documents.of(uri)?.clientUri ?? folders.clientUri(uri);
  const style = { client, homepage, clientUri };
  const complain = (what: string, error: unknown): void => {
    connection.console.error(logLineOf(what, error));
  };
  /** What only a project that can't be judged reads is judged by itself. */
  const resettle = async (key: string, crashed: boolean): Promise<void> => {
    try {
      if (projects.judged(key, crashed)) await projects.settle();
    } catch (error) {
      complain('What is to be looked at was not found out', error);
    }
  };
  const analyses = createAnalyses({
    source: projects,
    analyze: (project, previous) => analyzer.analyze(project, projects.settingsOf, previous),
    report: (analysis) => reportsOf(analysis, style),
    isOpen: (key) => inputs.openOf(key).length > 0,
    done: (key, uris) => {
      done([...new Set([...uris, ...inputs.openOf(key)])]);
    },
    judged: (key) => {
      void resettle(key, false);
    },
    failed: async (key, error) => {
      complain(`${key} was not checked`, error);
      await resettle(key, true);
      const isDocument = (uri: string): boolean => (documents.of(uri) ?? projects.document(uri)) !== undefined;
      const uris = projects.ownFilesOf(key).filter(isDocument);
      return new Map(uris.map((uri) => [uri, crashReport(crashText(error), documents.of(uri)?.version)]));
    },
  });
  const inputs = createEditorInputs({ config, documents, projects, analyses, done, failed: complain });
  return {
    client,
    folders,
    config,
    documents,
    projects,
    analyses,
    inputs,
    fixes: createFixes(analyzer, deploys),
    clientUri,
    uriOf: async (uri) => (await documents.get(uri))?.uri ?? (await realOf(normalizeUri(uri))),
    currentReports: async (uri, run) => {
      await Promise.race([inputs.settled(), run.whenDropped]);
      const document = run.dropped ? undefined : await documents.get(uri);
      const reports = document && (await analyses.fresh(document.uri, run));
      return reports && { document, reports: reports.filter(({ version }) => version === document.version) };
    },
  };
}
