import type { Analyzer, Project } from '../model/finding.ts';
import type { Catalogue } from '../model/rule.ts';
import { chosenBy } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import type { Document, Json, Problem } from '../model/source.ts';
import { type Config, createConfig } from '../workspace/config.ts';
import type { Files } from '../workspace/files.ts';
import { type LoadedProject, type Loaded, loadProjects, type Reloadable } from '../workspace/load-projects.ts';
import { type FailedFile, walk } from '../workspace/walk.ts';
import { withControls } from './controls.ts';
import { ConfigMistakes, Misuse } from './misuse.ts';

/** What use cases work with: they know nothing else of the machine. */
export interface Ports {
  readonly analyzer: Analyzer;
  readonly files: Files;
}

/** What is looked at, and under which settings. */
export interface LoadRequest {
  /** Files and directories, by normalised URI. */
  readonly uris: readonly string[];
  /** What counts where no configuration says something else. */
  readonly base?: Partial<Settings>;
  /** What beats every configuration. */
  readonly flags?: Partial<Settings>;
  /** URI of a configuration file instead of those found; `false` for none. */
  readonly config?: string | false;
  /** CloudFormation parameters and Terraform variables by name. */
  readonly parameters?: Readonly<Record<string, Json>>;
  /** URI of the Terraform directory of a plan, to show findings at their source. */
  readonly source?: string;
  /** True: also look at what ignore files and the default list leave out. */
  readonly noIgnore?: boolean;
  /** Frameworks and controls: only rules mapped to one of them count. All rules when none are named. */
  readonly controls?: readonly string[];
}

/** A file that was not looked at as it is, and why. */
export interface Unseen {
  readonly uri: string;
  readonly reason: string;
  /** It is a mistake of ours, not of the file. */
  readonly internal?: true;
}
/** A text that is ours and has syntax errors; it was linted as far as it goes. */
export interface Broken {
  readonly document: Document;
  readonly problems: readonly Problem[];
}

/** Everything that a request leads to, read and ready to be judged. */
export interface Material {
  /** By file. */
  readonly projects: readonly LoadedProject[];
  /** An entry could not be judged: what only it reads, read by itself. */
  readonly without: Loaded['without'];
  readonly settings: (uri: string) => Settings;
  /** Files that are part of a project. */
  readonly files: readonly string[];
  /** Files that were looked at and are not ours. */
  readonly skipped: readonly Unseen[];
  /** Those of them that were named. */
  readonly named: readonly Unseen[];
  readonly unreadable: readonly Unseen[];
  readonly broken: readonly Broken[];
  /** The same after the texts of these files have changed, by URI. Nothing else is read again. */
  readonly again: (changed: readonly string[]) => Promise<Material>;
}

/** Finds and reads files. Throws `Misuse`, and `ConfigMistakes` so that nothing is judged by half of a configuration. */
export async function load(request: LoadRequest, { analyzer: { catalogue }, files }: Ports): Promise<Material> {
  const config = await configFor(request, catalogue, files);
  const settings = withControls(request.controls ?? [], catalogue, config.settingsFor);
  const configured = request.config !== false;
  const found = await walk(request.uris, files, {
    noIgnore: request.noIgnore === true,
    ...(configured && { load: config.load, excludes: config.excludes }),
  });
  const loaded = await loadProjects(found.candidates, files, {
    inputs: { ...(request.parameters && { parameters: request.parameters }) },
    ...(request.source !== undefined && { sourceDirectory: request.source }),
  });
  const material = materialOf(loaded, found.failed, settings);
  if (configured) await config.load(material.files);
  const mistakes = config.errors();
  if (mistakes.length > 0) throw new ConfigMistakes(mistakes);
  return material;
}

function materialOf(loaded: Reloadable, notFound: readonly FailedFile[], settings: Material['settings']): Material {
  const byProject = loaded.projects.toSorted((a, b) => compare(a.project.uri, b.project.uri));
  const projects = byProject.map(({ project }) => project);
  const uris = [...new Set(projects.flatMap(({ documents }) => documents.map(({ uri }) => uri)))].sort(compare);
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
    unreadable: withMissing([...notFound, ...loaded.failed].map(unseenBy), projects).toSorted(byUri),
    broken: loaded.broken.map((document) => ({ document, problems: document.problems })),
    again: async (changed) => materialOf(await loaded.again(changed), notFound, settings),
  };
}

export const unseenBy = ({ uri, message, internal }: FailedFile): Unseen => ({
  uri,
  reason: message,
  ...(internal && { internal }),
});

/** What an assembly names and does not hold is not seen either; why a file that is there can't be read is told already. */
function withMissing(unreadable: readonly Unseen[], projects: readonly Project[]): readonly Unseen[] {
  const told = new Map(unreadable.map((one) => [one.uri, one]));
  for (const { missing } of projects.flatMap(({ notes }) => notes))
    if (missing && !told.has(missing.uri)) told.set(missing.uri, missing);
  return [...told.values()];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function configFor({ config, base, flags }: LoadRequest, catalogue: Catalogue, files: Files): Promise<Config> {
  const file = typeof config === 'string' ? config : undefined;
  if (file !== undefined && (await files.stat(file))?.kind !== 'file')
    throw new Misuse('config', file, 'there is no such file');
  return createConfig(files, {
    ...(base && { base }),
    ...(flags && { flags }),
    ruleNames: () => catalogue.rules().flatMap(chosenBy),
    ...(file !== undefined && { file }),
  });
}
