import type { Connection, Diagnostic, InitializeParams } from 'vscode-languageserver';
import { analyzer } from '../../../server/index.ts';
import { createDeferred } from '../../../server/lsp/deferred.ts';
import { isConfiguration } from '../../../server/lsp/diagnostics/config-diagnostics.ts';
import { diagnosticsOf } from '../../../server/lsp/diagnostics/report.ts';
import { createScan } from '../../../server/lsp/diagnostics/scan.ts';
import { createSession } from '../../../server/lsp/session.ts';
import { memoryFiles } from './memory-files.ts';
import type { Settings } from './step.ts';

/** Where the files of a story lie. */
export const HOME = 'file:///w';
export const uriOf = (name: string): string => `${HOME}/${name}`;

/** A language server without the protocol: what it takes in and what it shows, with the files in memory. */
export interface Server {
  readonly configure: (settings: Settings) => Promise<void>;
  /** Opens a file, or changes its text. */
  readonly show: (name: string, text: string) => Promise<void>;
  readonly close: (name: string) => Promise<void>;
  readonly changedOnDisk: (names: readonly string[]) => Promise<void>;
  /** Waits until it is known which projects there are. */
  readonly settle: () => Promise<void>;
  /** The configuration or a setting leaves it out. */
  readonly isLeftOut: (name: string) => boolean;
  /** What is shown of a file when everything is looked at. */
  readonly shown: (name: string) => Promise<readonly Diagnostic[]>;
}

export function startServer(disk: ReadonlyMap<string, string>, links?: ReadonlyMap<string, string>): Server {
  const failures: string[] = [];
  const console = {
    error: (message: string): void => void failures.push(message),
    warn: (message: string): void => void failures.push(message),
  };
  // Nothing else of it is used by an editor that sends its settings and takes no progress.
  const connection = { console } as unknown as Connection;
  const params = {
    processId: null,
    workspaceFolders: [{ uri: HOME, name: 'w' }],
    capabilities: { textDocument: { diagnostic: { relatedInformation: true } } },
  } as InitializeParams;
  const services = { analyzer, files: memoryFiles(disk, links), deploys: NO_DEPLOYS, version: '0' };
  const session = createSession(connection, params, services, () => undefined);
  const scan = createScan(connection, session);
  const { documents, inputs, projects, analyses } = session;
  const never = { dropped: false, whenDropped: createDeferred().promise };
  const versions = new Map<string, number>();
  return {
    configure: async (settings) => {
      await inputs.configured({ atrest: settings });
      await scan.run();
    },
    show: async (name, text) => {
      const uri = uriOf(name);
      const version = (versions.get(name) ?? 0) + 1;
      versions.set(name, version);
      if (!documents.of(uri)) {
        await inputs.opened(documents.open({ textDocument: { uri, languageId: 'yaml', version, text } }));
        return;
      }
      const changed = documents.change({ textDocument: { uri, version }, contentChanges: [{ text }] });
      if (changed) await inputs.changed(changed);
    },
    close: (name) => inputs.closed(documents.close(uriOf(name))),
    changedOnDisk: (names) => inputs.filesChanged(names.map(uriOf)),
    settle: () => projects.settle(),
    isLeftOut: (name) => /^(?:left out|switched off) by /.test(projects.unread(uriOf(name)) ?? ''),
    shown: async (name) => {
      const uri = uriOf(name);
      const reports = await analyses.fresh(uri, never);
      if (failures.length > 0) throw new Error(failures.join('\n'));
      const isShown = projects.isChecked(uri) && (documents.of(uri) !== undefined || scan.covers(uri));
      return isShown && !isConfiguration(uri) ? diagnosticsOf(reports ?? []) : [];
    },
  };
}

const NO_DEPLOYS = {} as Parameters<typeof createSession>[2]['deploys'];
