import type { Connection } from 'vscode-languageserver';
import { createDeferred } from '../deferred.ts';
import type { CancellableRun } from '../deferred.ts';
import type { Session } from '../session.ts';

/** Looks at files that are not open, where the settings or the user ask for it. */
export interface Scan {
  /** Whether a file is shown although it is not open. */
  readonly covers: (uri: string) => boolean;
  /** Whether any folder is to be scanned. */
  readonly wanted: () => boolean;
  /** From now on, every folder is. */
  readonly everything: () => void;
  /** Brings every project of the scanned folders up to date; a second call waits for the first. */
  readonly run: () => Promise<void>;
  /** Waits for a scan that is going on. */
  readonly finished: (run: CancellableRun) => Promise<void>;
}

export function createScan(connection: Connection, session: Session): Scan {
  const { client, folders, config, projects, analyses } = session;
  let all = false;
  let going: Promise<void> | undefined;
  const isScanned = (folder: string): boolean => {
    const { enable, scan } = config.of(folder);
    return enable && (all || scan === 'workspace');
  };
  const never: CancellableRun = { dropped: false, whenDropped: createDeferred().promise };
  const scanAll = async (): Promise<void> => {
    await session.inputs.settled();
    const scanned = folders.all().filter(isScanned);
    const keys = new Set(await projects.scan(scanned));
    if (scanned.length === 0 || keys.size === 0) return;
    const progress = client.progress ? await connection.window.createWorkDoneProgress() : undefined;
    progress?.begin('AtRest', 0, 'looking at the workspace', true);
    let count = 0;
    for (const key of keys) {
      if (progress?.token.isCancellationRequested) break;
      await analyses.refresh(key, never);
      progress?.report(Math.floor((100 * ++count) / keys.size));
    }
    progress?.done();
  };
  const run = async (): Promise<void> => {
    while (going) await going;
    going = scanAll().finally(() => {
      going = undefined;
    });
    await going;
  };
  return {
    covers: (uri) => {
      const folder = folders.of(uri);
      return folder !== undefined && isScanned(folder);
    },
    wanted: () => folders.all().some(isScanned),
    everything: () => {
      all = true;
    },
    run,
    finished: async (asked) => {
      await Promise.race([going, asked.whenDropped]);
    },
  };
}
