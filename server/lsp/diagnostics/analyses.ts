import type { Analysis, Project } from '../../model/finding.ts';
import { createDeferred } from '../deferred.ts';
import type { CancellableRun, Deferred } from '../deferred.ts';
import type { DocumentReport } from './report.ts';
import type { DroppableRun } from '../slices.ts';
import { inSlices, turn } from '../slices.ts';

/** Where projects come from. */
export interface ProjectSource {
  /** The projects that hold a file, by key; none when it is not ours. */
  readonly projectsOf: (uri: string) => Promise<readonly string[]>;
  /** What a project is made of now, as far as that has been found out. */
  readonly filesOf: (key: string) => ReadonlySet<string>;
  /** Reads a project as it is now; undefined when it is gone or the run was dropped. */
  readonly read: (key: string, run: DroppableRun, before: () => Promise<void>) => Promise<Project | undefined>;
}

export interface AnalysesOptions {
  readonly source: ProjectSource;
  readonly analyze: (project: Project, previous: Analysis | undefined) => Generator<void, Analysis>;
  readonly report: (analysis: Analysis) => ReadonlyMap<string, DocumentReport>;
  /** Whether a file of the project is open: such projects go first. */
  readonly isOpen: (key: string) => boolean;
  /** A project has been looked at; files of which something new can be said. */
  readonly done: (key: string, uris: readonly string[]) => void;
  /** A project was looked at, without a mistake of ours. */
  readonly judged: (key: string) => void;
  /** A mistake of ours kept a project from being looked at. Gives what is shown instead, so that nothing old stays as if true. */
  readonly failed: (key: string, error: unknown) => Promise<ReadonlyMap<string, DocumentReport>>;
}

/** The newest analysis of each project, made when it is due. */
export interface Analyses {
  /** The project's text or settings have changed. It is analysed after the delay, or when it is asked for. */
  readonly outdate: (key: string, delay: number | undefined) => void;
  readonly forget: (key: string) => void;
  /** Of the newest text, at once. Undefined when the run was dropped on the way. */
  readonly fresh: (uri: string, run: CancellableRun) => Promise<readonly DocumentReport[] | undefined>;
  /** Brings one project up to date, when its turn comes. */
  readonly refresh: (key: string, run: CancellableRun) => Promise<void>;
  /** Like `fresh`, but leaves what is due later to its time. */
  readonly settled: (uri: string, run: CancellableRun) => Promise<readonly DocumentReport[] | undefined>;
  /** What is known now of a file. */
  readonly known: (uri: string) => readonly DocumentReport[];
  readonly files: () => readonly string[];
  readonly keys: () => readonly string[];
}
type Reports = ReadonlyMap<string, DocumentReport>;

interface AnalysisSlot {
  readonly key: string;
  /** Of the last run that came to its end; null when the project was gone, or could not be looked at. */
  analysis?: Analysis | null;
  reports: Reports;
  outdated: boolean;
  timer?: ReturnType<typeof setTimeout> | undefined;
  /** The run in progress. */
  run?: { dropped: boolean } | undefined;
  /** Settles when nothing is due or running any more. */
  rest?: Deferred | undefined;
}

export function createAnalyses(options: AnalysesOptions): Analyses {
  const slots = new Map<string, AnalysisSlot>();
  /** The slots whose reports speak of a file. */
  const speakers = new Map<string, Set<AnalysisSlot>>();
  let urgent = 0;
  let calm: Deferred | undefined;

  const slotOf = (key: string): AnalysisSlot => {
    const slot = slots.get(key) ?? { key, reports: new Map(), outdated: true };
    slots.set(key, slot);
    return slot;
  };
  /** Projects of open files go first: others wait between their slices. */
  const waitTurn = async (first: boolean): Promise<void> => {
    await turn();
    while (urgent > 0 && !first) await calm?.promise;
  };
  const start = (slot: AnalysisSlot): void => {
    clearTimeout(slot.timer);
    slot.timer = undefined;
    if (slot.run && !slot.run.dropped) return;
    const run = { dropped: false };
    slot.run = run;
    slot.outdated = false;
    slot.rest ??= createDeferred();
    void analyse(slot, run);
  };
  const analyse = async (slot: AnalysisSlot, run: { dropped: boolean }): Promise<void> => {
    const first = options.isOpen(slot.key);
    if (first && urgent++ === 0) calm = createDeferred();
    try {
      const before = (): Promise<void> => waitTurn(first);
      const project = await options.source.read(slot.key, run, before);
      const analysis = project && (await inSlices(options.analyze(project, slot.analysis ?? undefined), run, before));
      if (run.dropped) return;
      slot.analysis = analysis ?? null;
      options.judged(slot.key);
      speak(slot, analysis ? options.report(analysis) : new Map());
    } catch (error) {
      const instead = await options.failed(slot.key, error);
      if (run.dropped) return;
      slot.analysis = null;
      speak(slot, instead);
    } finally {
      if (first && --urgent === 0) calm?.resolve();
      if (slot.run === run) {
        slot.run = undefined;
        if (slot.timer === undefined) {
          slot.rest?.resolve();
          slot.rest = undefined;
        }
      }
    }
  };
  const speak = (slot: AnalysisSlot, reports: Reports): void => {
    const before = slot.reports;
    slot.reports = reports;
    for (const uri of before.keys()) if (!reports.has(uri)) speakers.get(uri)?.delete(slot);
    for (const uri of reports.keys()) {
      const ofFile = speakers.get(uri) ?? new Set();
      speakers.set(uri, ofFile.add(slot));
    }
    options.done(slot.key, [...new Set([...before.keys(), ...reports.keys()])]);
  };
  /** A project that has dropped a file since it was looked at says nothing of it any more. */
  const known = (uri: string): readonly DocumentReport[] =>
    [...(speakers.get(uri) ?? [])]
      .filter(({ key }) => options.source.filesOf(key).has(uri))
      .map(({ reports }) => reports.get(uri))
      .filter((report) => report !== undefined);

  const ask = async (
    uri: string,
    run: CancellableRun,
    now: boolean,
  ): Promise<readonly DocumentReport[] | undefined> => {
    const brought = new Set<string>();
    while (!run.dropped) {
      // Asked each time: while one was brought, others may have come.
      const keys = await Promise.race([options.source.projectsOf(uri), run.whenDropped]);
      const next = (keys ?? []).find((key) => !brought.has(key));
      if (next === undefined) break;
      await bring(next, run, now);
      brought.add(next);
    }
    return run.dropped ? undefined : known(uri);
  };
  /** Waits until a project rests. What is outdated and not due is left as it is, unless it is wanted now or nothing is known yet. */
  const bring = async (key: string, run: CancellableRun, now: boolean): Promise<void> => {
    while (!run.dropped) {
      // Looked up each time: while we waited it may have been forgotten.
      const slot = slots.get(key);
      if (!slot) return;
      const due = slot.outdated && (now || slot.analysis === undefined);
      if (!slot.rest && !due) return;
      if (due && (now || !slot.rest)) start(slot);
      await Promise.race([slot.rest?.promise, run.whenDropped]);
    }
  };
  return {
    outdate: (key, delay) => {
      const slot = slotOf(key);
      slot.outdated = true;
      if (slot.run) slot.run.dropped = true;
      clearTimeout(slot.timer);
      if (delay === undefined) return;
      slot.rest ??= createDeferred();
      slot.timer = setTimeout(() => {
        start(slot);
      }, delay);
    },
    forget: (key) => {
      const slot = slots.get(key);
      if (!slot) return;
      if (slot.run) slot.run.dropped = true;
      clearTimeout(slot.timer);
      slots.delete(key);
      slot.rest?.resolve();
      slot.rest = undefined;
      speak(slot, new Map());
    },
    fresh: (uri, run) => ask(uri, run, true),
    refresh: (key, run) => bring(key, run, true),
    settled: (uri, run) => ask(uri, run, false),
    known,
    files: () => [...speakers.keys()],
    keys: () => [...slots.keys()],
  };
}
