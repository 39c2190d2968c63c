import type { Connection, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { isConfiguration, configDiagnostics } from './config-diagnostics.ts';
import { createPull } from './pull.ts';
import type { WorkspaceFile } from './pull.ts';
import { crashReport } from './crash-reports.ts';
import { createPush } from './push.ts';
import { createResults, NOTHING } from './results.ts';
import type { Result, ToldSyntax } from './results.ts';
import type { Scan } from './scan.ts';
import type { DocumentReport } from './report.ts';
import type { Session } from '../session.ts';
import { tellsSyntax } from '../editor/editor-settings.ts';
import { createStatus } from '../editor/status.ts';
import { createTyping } from './typing.ts';

/** Brings what is known of files to the editor, in the way it wants it. */
export interface Publisher {
  /** Something new can be said of these files. */
  readonly done: (uris: readonly string[]) => void;
  /** A text was changed, and with these changes. */
  readonly typed: (uri: string, changes: readonly TextDocumentContentChangeEvent[]) => void;
  readonly saved: (uri: string) => void;
  readonly closed: (clientUri: string, uri: string) => void;
  /** Which files are shown may have changed. */
  readonly reconfigured: () => void;
}

export function createPublisher(connection: Connection, session: Session, scan: Scan): Publisher {
  const { client, config, documents, analyses, projects, clientUri } = session;
  const reportsOn = (uri: string): readonly DocumentReport[] =>
    isConfiguration(uri)
      ? [configDiagnostics(uri, projects.configErrors(), documents.of(uri))]
      : [...analyses.known(uri), ...crashOf(uri)];
  const crashOf = (uri: string): readonly DocumentReport[] => {
    const crash = projects.crashes().get(uri);
    return crash === undefined ? [] : [crashReport(crash, documents.of(uri)?.version)];
  };
  const typing = createTyping((uri) => {
    done([uri]);
  });
  const toldSyntax = (uri: string): ToldSyntax =>
    tellsSyntax(config.of(uri), documents.of(uri)?.language) ? (typing.told(uri) ?? 'all') : 'none';
  const results = createResults(reportsOn, toldSyntax, Date.now().toString(36));
  /** What is not shown has no diagnostics. */
  const resultOf = (uri: string): Result => (isShown(uri) ? results.of(uri) : NOTHING);
  const status = createStatus(connection);
  const push = createPush(connection, client);
  /** Files that were open in this session, by the editor's name. */
  const wereOpen = new Map<string, string>();
  const isShown = (uri: string): boolean =>
    projects.isChecked(uri) && (documents.of(uri) !== undefined || scan.covers(uri));
  /** Files of which there is something to say. */
  const looked = (): readonly string[] => [...new Set([...analyses.files(), ...projects.crashes().keys()])];
  const workspaceFiles = (): readonly WorkspaceFile[] => {
    const shown = looked().filter((uri) => scan.covers(uri));
    const gone = [...wereOpen].filter(([, uri]) => !documents.of(uri) && !scan.covers(uri));
    return [
      ...shown.map((uri) => ({
        uri,
        clientUri: clientUri(uri),
        version: documents.of(uri)?.version ?? null,
        wasOpen: false,
      })),
      ...gone.map(([name, uri]) => ({ uri, clientUri: name, version: null, wasOpen: true })),
    ];
  };
  const pull = createPull({
    connection,
    client,
    settle: async (name, run) => {
      await Promise.race([session.inputs.settled(), run.whenDropped]);
      const uri = await session.uriOf(name);
      // What is not shown need not be looked at.
      if (!isShown(uri)) return run.dropped ? undefined : uri;
      return (await analyses.settled(uri, run)) && uri;
    },
    resultOf,
    workspaceFiles,
    scanned: scan.finished,
  });
  const tell = (uri: string): void => {
    const open = documents.of(uri);
    if (!open) return;
    const mistakes = projects.configErrors().length;
    const wrong = mistakes > 0 ? { mistakes } : {};
    const unread = isConfiguration(uri) ? undefined : projects.unread(uri);
    if (unread !== undefined) status.send({ uri: open.clientUri, unread, ...wrong });
    else if (isConfiguration(uri)) status.send({ uri: open.clientUri, ...wrong });
    else {
      const findings = resultOf(uri).diagnostics.filter(({ data }) => data !== undefined).length;
      status.send({ uri: open.clientUri, profile: projects.settingsOf(uri).profile, findings, ...wrong });
    }
  };
  const done = (uris: readonly string[]): void => {
    for (const uri of uris) {
      const open = documents.of(uri);
      if (open) wereOpen.set(open.clientUri, uri);
      if (!client.pullsDiagnostics) {
        if (isShown(uri)) push.send(clientUri(uri), open?.version, resultOf(uri));
        else push.clear(clientUri(uri));
      }
      tell(uri);
    }
    if (client.pullsDiagnostics) pull.changed(uris);
  };
  return {
    done,
    typed: (uri, changes) => {
      typing.typed(uri, changes, () => results.syntaxErrors(uri));
    },
    saved: (uri) => {
      if (typing.ended(uri)) done([uri]);
    },
    closed: (name, uri) => {
      typing.ended(uri);
      status.forget(name);
      if (client.pullsDiagnostics) pull.closed(name);
      else if (!scan.covers(uri)) push.clear(name);
    },
    reconfigured: () => {
      if (client.pullsDiagnostics) pull.changed(looked());
      for (const uri of looked()) if (!isShown(uri)) push.clear(clientUri(uri));
    },
  };
}
