/**
 * The npm API: what the command line and the language server are made of. `lintText` and `lintFiles` cover most uses; for more,
 * drive `createAnalyzer` yourself. All positions are UTF-16 offsets; `locationOf` turns a finding's site into one.
 */
import { catalogue } from '../rules/index.ts';
import { createAnalyzer } from './analyzer.ts';
import type { Analysis, Analyzer } from './model/finding.ts';
import { DEFAULTS } from './model/settings.ts';
import type { Settings } from './model/settings.ts';
import type { Json } from './model/source.ts';
import { pageFile } from './page-file.ts';
import { createConfig } from './workspace/config.ts';
import type { Files } from './workspace/files.ts';
import { judgeAll } from './app/judge.ts';
import { loadProjects } from './workspace/load-projects.ts';
import type { Loaded } from './workspace/load-projects.ts';
import { nodeFiles, uriOfPath } from './workspace/node.ts';
import { createOverlay } from './workspace/overlay.ts';
import { walk } from './workspace/walk.ts';

export { createAnalyzer } from './analyzer.ts';
export type { AnalyzerOptions } from './analyzer.ts';
export { catalogue } from '../rules/index.ts';
export { locationOf } from './model/source.ts';
export type * from './model/finding.ts';
export type * from './model/formula.ts';
export type * from './model/impact.ts';
export type * from './model/kind.ts';
export type * from './model/level.ts';
export type * from './model/resource.ts';
export type * from './model/rule.ts';
export type * from './model/settings.ts';
export type * from './model/source.ts';
export type * from './model/value.ts';

export interface LintOptions {
  /** What is not given comes from `.atrest.yaml` (for files), else from the defaults. */
  readonly settings?: Partial<Settings>;
  /** CloudFormation parameters and Terraform variables by name. */
  readonly parameters?: Readonly<Record<string, Json>>;
}
export interface Linted {
  /** One for each template, module, plan or assembly. */
  readonly analyses: readonly Analysis[];
  /** By URI: what is not ours, what could not be read (or judged, by a mistake of ours: `internal`), what has syntax errors (linted as far as it goes). */
  readonly skipped: Loaded['skipped'];
  readonly failed: Loaded['failed'];
  readonly broken: Loaded['broken'];
}

/** The analyzer with all rules of AtRest and their pages. */
export const analyzer: Analyzer = createAnalyzer({
  catalogue,
  ...pageFile([import.meta.dirname, `${import.meta.dirname}/../dist`]),
});

/**
 * Judges one text, which need not exist as a file; the name in its URI matters for Terraform (`*.tf.json`) only. What lies beside a
 * `file:` URI is not read.
 *
 * ```ts
 * const { analyses } = await lintText({ uri: 'file:///a.yaml', text });
 * for (const { message, severity } of analyses.flatMap(({ findings }) => findings)) ...
 * ```
 */
export async function lintText(
  source: { readonly uri: string; readonly text: string },
  options: LintOptions = {},
): Promise<Linted> {
  const files = createOverlay(noFiles);
  files.set(source.uri, { version: 1, text: source.text });
  const settings = { ...DEFAULTS, ...options.settings };
  return await lint(files, [source.uri], options, () => settings);
}

/** Judges files and directories of this machine as `atrest lint` does. */
export async function lintFiles(paths: readonly string[], options: LintOptions = {}): Promise<Linted> {
  const config = createConfig(nodeFiles, { flags: options.settings ?? {} });
  return await lint(nodeFiles, paths.map(uriOfPath), options, config.settingsFor, config);
}

async function lint(
  files: Files,
  uris: readonly string[],
  { parameters }: LintOptions,
  settings: (uri: string) => Settings,
  config?: ReturnType<typeof createConfig>,
): Promise<Linted> {
  const { candidates, failed } = await walk(uris, files, config ?? { noIgnore: true });
  const loaded = await loadProjects(candidates, files, { inputs: { ...(parameters && { parameters }) } });
  await config?.load(loaded.projects.flatMap(({ project }) => project.documents.map(({ uri }) => uri)));
  const { analyses, crashed } = judgeAll(loaded, (project) => analyzer.analyze(project, settings));
  const { skipped, broken } = loaded;
  return { analyses, skipped, failed: [...failed, ...loaded.failed, ...crashed], broken };
}

const noFiles: Files = {
  read: () => Promise.resolve(undefined),
  head: () => Promise.resolve(undefined),
  list: () => Promise.resolve([]),
  stat: () => Promise.resolve(undefined),
};
