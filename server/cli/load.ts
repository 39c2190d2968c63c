import path from 'node:path';
import type { Analyzer, Project } from '../model/finding.ts';
import type { Catalogue } from '../model/rule.ts';
import type { Settings, UnknownPolicy } from '../model/settings.ts';
import { joined, terminal } from '../model/text/terminal.ts';
import { chosenBy } from '../model/rule.ts';
import { createConfig } from '../workspace/config.ts';
import type { Config } from '../workspace/config.ts';
import type { Files } from '../workspace/files.ts';
import { type LoadedProject, type Loaded as Projects, loadProjects } from '../workspace/load-projects.ts';
import { nodeFiles, uriOfPath } from '../workspace/node.ts';
import { type Failure, walk } from '../workspace/walk.ts';
import { withControls } from './controls.ts';
import { parameterValues } from './inputs.ts';
import { namer } from './names.ts';
import type { ScopeOptions } from './options.ts';
import type { Broken, Skipped } from './report.ts';
import { UsageError } from './usage-error.ts';

/** Everything that the paths lead to, read and ready to be judged. */
export interface Loaded {
  /** By file. */
  readonly projects: readonly LoadedProject[];
  /** An entry could not be judged: what only it reads, read by itself. */
  readonly without: Projects['without'];
  readonly settings: (uri: string) => Settings;
  /** Files that are part of a project. */
  readonly files: readonly string[];
  /** Files that were looked at and are not ours. */
  readonly skipped: readonly Skipped[];
  /** Those of them that were named. */
  readonly named: readonly Skipped[];
  readonly unreadable: readonly Skipped[];
  readonly broken: readonly Broken[];
}
export interface LoadOptions extends ScopeOptions {
  readonly unknown?: UnknownPolicy;
  readonly controls?: readonly string[];
}

/** Finds and reads files; throws `UsageError` where a configuration has mistakes, so that nothing is judged by half of one. */
export async function load(
  paths: readonly string[],
  options: LoadOptions,
  { catalogue }: Analyzer,
  files: Files = nodeFiles,
): Promise<Loaded> {
  const config = await configFor(options, catalogue, files);
  const settings = withControls(options.controls ?? [], catalogue, config.settingsFor);
  const configured = options.config !== false;
  const parameters = await parameterValues(options);
  const found = await walk(
    paths.map((one) => uriOfPath(path.resolve(one))),
    files,
    { noIgnore: !options.ignore, ...(configured && { load: config.load, excludes: config.excludes }) },
  );
  const loaded = await loadProjects(found.candidates, files, {
    inputs: { parameters },
    ...(options.source !== undefined && { sourceDirectory: uriOfPath(path.resolve(options.source)) }),
  });
  const byProject = loaded.projects.toSorted((a, b) => compare(a.project.uri, b.project.uri));
  const projects = byProject.map(({ project }) => project);
  const uris = [...new Set(projects.flatMap(({ documents }) => documents.map(({ uri }) => uri)))].sort(compare);
  if (configured) await config.load(uris);
  refuseMistakes(config);
  // What does not look like ours by itself, and is read because something else names it.
  const read = new Set(uris);
  const skipped = loaded.skipped.filter(({ uri }) => !read.has(uri));
  const byUri = (a: { readonly uri: string }, b: { readonly uri: string }): number => compare(a.uri, b.uri);
  return {
    projects: byProject,
    without: loaded.without,
    settings,
    files: uris,
    skipped: skipped.toSorted(byUri),
    named: skipped.filter(({ named }) => named),
    unreadable: withMissing([...found.failed, ...loaded.failed].map(skippedBy), projects).toSorted(byUri),
    broken: loaded.broken.map((document) => ({ document, problems: document.problems })),
  };
}

export const skippedBy = ({ uri, message, internal }: Failure): Skipped => ({
  uri,
  reason: message,
  ...(internal && { internal }),
});

/** What an assembly names and does not hold is not seen either; why a file that is there can't be read is told already. */
function withMissing(unreadable: readonly Skipped[], projects: readonly Project[]): readonly Skipped[] {
  const told = new Map(unreadable.map((one) => [one.uri, one]));
  for (const { missing } of projects.flatMap(({ notes }) => notes))
    if (missing && !told.has(missing.uri)) told.set(missing.uri, missing);
  return [...told.values()];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function configFor(options: LoadOptions, catalogue: Catalogue, files: Files): Promise<Config> {
  const { config, profile, unknown } = options;
  const file = typeof config === 'string' ? uriOfPath(path.resolve(config)) : undefined;
  if (file !== undefined && (await files.stat(file))?.kind !== 'file') {
    throw new UsageError(`--config ${String(config)}: there is no such file`);
  }
  return createConfig(files, {
    base: { unknown: 'off' },
    flags: { ...(profile && { profile }), ...(unknown && { unknown }) },
    ruleNames: () => catalogue.rules().flatMap(chosenBy),
    ...(file !== undefined && { file }),
  });
}

function refuseMistakes(config: Config): void {
  const errors = config.errors();
  if (errors.length === 0) return;
  const nameOf = namer(process.cwd());
  const lines = errors.map(({ uri, line, column, message }) => terminal`${nameOf(uri)}:${line}:${column}: ${message}`);
  throw new UsageError(terminal`the configuration has mistakes, nothing was linted\n  ${joined(lines, '\n  ')}`);
}
