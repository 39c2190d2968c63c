import { normalizeUri } from '../model/uri.ts';
import type { Moved } from '../workspace/slots.ts';
import type { Analyses } from './diagnostics/analyses.ts';
import type { Documents, OpenDocument } from './editor/documents.ts';
import type { EditorConfig } from './editor/editor-config.ts';
import { createDeferred } from './deferred.ts';
import type { Projects } from './projects.ts';

/** How long typing must pause before a project is looked at, in milliseconds. */
const PAUSE = 150;

export interface EditorInputsOptions {
  readonly config: EditorConfig;
  readonly documents: Documents;
  readonly projects: Projects;
  readonly analyses: Analyses;
  /** Something new can be said of these files. */
  readonly done: (uris: readonly string[]) => void;
  readonly failed: (what: string, error: unknown) => void;
}

/** Takes in what the editor tells, in the order in which it is told, and has outdated what it concerns. */
export interface EditorInputs {
  readonly opened: (document: Promise<OpenDocument>) => Promise<void>;
  readonly changed: (document: Promise<OpenDocument>) => Promise<void>;
  readonly saved: (document: Promise<OpenDocument | undefined>) => Promise<void>;
  readonly closed: (closing: ReturnType<Documents['close']>) => Promise<void>;
  readonly filesChanged: (clientUris: readonly string[]) => Promise<void>;
  /** Settings, and what the editor sends of them; the first call starts everything. */
  readonly configured: (pushed: unknown) => Promise<void>;
  /** Waits for what was told so far. */
  readonly settled: () => Promise<unknown>;
  /** The open files of a project. */
  readonly openOf: (key: string) => readonly string[];
  /** Other projects are there than before. */
  readonly moved: (projects: Moved) => void;
}

export function createEditorInputs({
  config,
  documents,
  projects,
  analyses,
  done,
  failed,
}: EditorInputsOptions): EditorInputs {
  const started = createDeferred();
  let taken: Promise<unknown> = started.promise;

  const inTurn = (work: () => Promise<void> | void): Promise<void> => {
    const done = taken.then(work).catch((error: unknown) => {
      failed('A message of the editor was not taken in', error);
    });
    taken = done;
    return done;
  };
  const outdate = (keys: readonly string[], delay: number | undefined): void => {
    for (const key of keys) analyses.outdate(key, delay);
  };
  /** Finds out which projects there are now. Of files that are in none, there is nothing to say, or why. */
  const look = async (uris: readonly string[]): Promise<void> => {
    await projects.settle();
    const alone = uris.filter((uri) => documents.of(uri) && projects.holding(uri).length === 0);
    if (alone.length > 0) done(alone);
  };
  const lookLater = (uris: readonly string[]): void => {
    look(uris).catch((error: unknown) => {
      failed(`${uris.join(', ')} was not looked at`, error);
    });
  };
  const openUris = (): readonly string[] => documents.all().map(({ uri }) => uri);
  /** What is known to be concerned is outdated at once; what must be found out, when it is. */
  const take = (uri: string, delay: number | undefined): void => {
    const open = documents.of(uri);
    outdate(projects.setBuffer(uri, open && { version: open.version, text: open.text }), delay);
    if (!open || delay === 0 || projects.holding(uri).length === 0) lookLater([uri]);
  };

  return {
    opened: (document) =>
      inTurn(async () => {
        take((await document).uri, 0);
      }),
    changed: (document) =>
      inTurn(async () => {
        const { uri } = await document;
        take(uri, config.of(uri).run === 'onType' ? PAUSE : undefined);
      }),
    saved: (document) =>
      inTurn(async () => {
        const saved = await document;
        // Otherwise its text has been looked at while it was typed.
        if (saved && config.of(saved.uri).run === 'onSave') outdate(projects.holding(saved.uri), 0);
      }),
    closed: (closing) =>
      inTurn(async () => {
        const closed = await closing;
        if (closed) take(closed.uri, 0);
      }),
    filesChanged: (uris) =>
      inTurn(() => {
        outdate(projects.filesChanged(uris.map(normalizeUri)), PAUSE);
        lookLater(openUris());
      }),
    configured: async (pushed) => {
      await config.load(pushed);
      started.resolve();
      await inTurn(() => {
        projects.reconfigure();
        outdate(analyses.keys(), 0);
        lookLater(openUris());
      });
    },
    settled: () => taken,
    openOf: (key) => {
      const files = projects.filesOf(key);
      return openUris().filter((uri) => files.has(uri));
    },
    moved: ({ come, gone }) => {
      outdate(come, 0);
      for (const key of gone) analyses.forget(key);
    },
  };
}
