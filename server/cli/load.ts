import type { Analyzer, Project } from '../model/finding.ts';
import type { Settings, UnknownPolicy } from '../model/settings.ts';
import type { Files } from '../workspace/files.ts';
import type { ScopeOptions } from './options.ts';
import type { Broken, Skipped } from './report.ts';

/** Everything that the paths lead to, read and ready to be judged. */
export interface Loaded {
  /** By file. */
  readonly projects: readonly Project[];
  readonly settings: (uri: string) => Settings;
  /** Files that are part of a project. */
  readonly files: readonly string[];
  /** Walked files that are not ours or could not be understood. */
  readonly skipped: readonly Skipped[];
  /** Files that were named, and are not linted. */
  readonly named: readonly Skipped[];
  readonly unreadable: readonly Skipped[];
  readonly broken: readonly Broken[];
}

export interface LoadOptions extends ScopeOptions {
  readonly unknown?: UnknownPolicy;
}

export function load(
  _paths: readonly string[],
  _options: LoadOptions,
  _analyzer: Analyzer,
  _files?: Files,
): Promise<Loaded> {
  throw new Error('not there yet');
}
