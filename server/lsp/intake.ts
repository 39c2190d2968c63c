import { normalizeUri } from '../model/uri.ts';
import type { Analyses } from './analyses.ts';
import type { Documents, OpenDocument } from './documents.ts';
import type { EditorConfig } from './editor-config.ts';
import { createGate } from './gate.ts';
import type { Projects } from './projects.ts';
import { turn } from './slices.ts';

/** How long typing must pause before a project is looked at, in milliseconds. */
const PAUSE = 150;

export interface IntakeOptions {
  readonly config: EditorConfig;
  readonly documents: Documents;
  readonly projects: Projects;
  readonly analyses: Analyses;
  /** Something new can be said of these files. */
  readonly done: (uris: readonly string[]) => void;
  readonly failed: (what: string, error: unknown) => void;
}

/** Takes in what the editor tells, in the order in which it is told, and has outdated what it concerns. */
export interface Intake {
  readonly opened: (document: Promise<OpenDocument>) => Promise<void>;
  readonly changed: (document: Promise<OpenDocument>) => Promise<void>;
  readonly saved: (document: Promise<OpenDocument | undefined>) => Promise<void>;
  readonly closed: (closing: ReturnType<Documents['close']>) => Promise<void>;
  readonly filesChanged: (clientUris: readonly string[]) => Promise<void>;
  /** Settings, and what the editor sends of them; the first call starts everything. */
  readonly configured: (pushed: unknown) => Promise<void>;
  /** Waits for what was told so far. */
  readonly settled: () => Promise<unknown>;
  /** The projects that hold a file. */
  readonly projectsOf: (uri: string) => Promise<readonly string[]>;
  /** The open files of a project. */
  readonly openOf: (key: string) => readonly string[];
  /** These files have been looked at: by now they may be part of other projects. */
  readonly analysed: (uris: readonly string[]) => void;
  /** Projects that are looked at whether they are open or not. */
  readonly keep: (keys: ReadonlySet<string>) => void;
}

export function createIntake({ config, documents, projects, analyses, done, failed }: IntakeOptions): Intake {
  /** The projects that hold an open file, by file. */
  const openIn = new Map<string, readonly string[]>();
  let kept: ReadonlySet<string> = new Set();
  const started = createGate();
  let taken: Promise<unknown> = started.promise;

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = taken.then(work).catch((error: unknown) => {
      failed('A message of the editor was not taken in', error);
    });
    taken = done;
    return done;
  };
  const openOf = (key: string): readonly string[] =>
    [...openIn].filter(([, keys]) => keys.includes(key)).map(([uri]) => uri);
  const outdate = (keys: readonly string[], delay: number | undefined): void => {
    for (const key of keys) analyses.outdate(key, delay);
  };
  /** Which projects hold a file now. Those that are new are looked at; those that no longer hold it are done with it. */
  const discover = async (uri: string): Promise<void> => {
    if (!documents.of(uri) && kept.size === 0) return;
    const keys = await projects.projectsOf(uri);
    const open = documents.of(uri) !== undefined;
    if (open) openIn.set(uri, keys);
    else if (keys.some((key) => !kept.has(key))) kept = new Set([...kept, ...keys]);
    // What is switched off has no projects to ask for, and keeps what is known of it unseen.
    const lost = projects.isChecked(uri) ? analyses.keysOf(uri).filter((key) => !keys.includes(key)) : [];
    const fresh = keys.filter((key) => !analyses.has(key));
    outdate([...lost, ...fresh], 0);
    if (open && keys.length === 0) done([uri]);
  };
  const discoverLater = (uri: string): void => {
    discover(uri).catch((error: unknown) => {
      failed(`${uri} was not looked at`, error);
    });
  };
  /** The text of an open file is new. What is known to be concerned is outdated at once; what must be found out, when it is. */
  const take = async (uri: string, delay: number | undefined): Promise<void> => {
    const open = documents.of(uri);
    const reading = projects.setBuffer(uri, open && { version: open.version, text: open.text });
    const quick = await Promise.race([reading, turn()]);
    outdate(quick ?? openIn.get(uri) ?? [], delay);
    if (!quick) {
      reading
        .then((keys) => {
          outdate(keys, delay);
        })
        .catch((error: unknown) => {
          failed(`${uri} was not looked at`, error);
        });
    }
    if (!open) return;
    if (!openIn.get(uri)?.length) discoverLater(uri);
  };
  const forget = (keys: readonly string[]): void => {
    for (const key of keys) if (openOf(key).length === 0 && !kept.has(key)) analyses.forget(key);
  };

  return {
    opened: (document) =>
      inTurn(async () => {
        await take((await document).uri, 0);
      }),
    changed: (document) =>
      inTurn(async () => {
        const { uri } = await document;
        await take(uri, config.of(uri).run === 'onType' ? PAUSE : undefined);
      }),
    saved: (document) =>
      inTurn(async () => {
        const saved = await document;
        // Otherwise its text has been looked at while it was typed.
        if (saved && config.of(saved.uri).run === 'onSave') outdate(openIn.get(saved.uri) ?? [], 0);
      }),
    closed: (closing) =>
      inTurn(async () => {
        const closed = await closing;
        if (!closed) return;
        const keys = openIn.get(closed.uri) ?? [];
        if (!closed.left) openIn.delete(closed.uri);
        await take(closed.uri, 0);
        forget(keys);
      }),
    filesChanged: (uris) =>
      inTurn(async () => {
        const keys = await projects.filesChanged(uris.map(normalizeUri));
        if (kept.size > 0) kept = new Set([...kept, ...keys]);
        outdate(keys, PAUSE);
      }),
    configured: async (pushed) => {
      await config.load(pushed);
      started.open();
      await inTurn(() => {
        projects.reconfigure();
        outdate(analyses.keys(), 0);
        for (const { uri } of documents.all()) discoverLater(uri);
        return Promise.resolve();
      });
    },
    settled: () => taken,
    projectsOf: async (uri) => {
      const known = openIn.get(uri);
      if (known?.length) return known;
      const keys = await projects.projectsOf(uri);
      if (documents.of(uri)) openIn.set(uri, keys);
      return keys;
    },
    openOf,
    analysed: (uris) => {
      for (const uri of uris) discoverLater(uri);
    },
    keep: (keys) => {
      kept = keys;
      forget(analyses.keys());
    },
  };
}
