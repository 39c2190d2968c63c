import { type AtLine, explainAt, type Spot } from '../app/explain.ts';
import { type Inventoried, inventoryOf } from '../app/inventory.ts';
import { type JudgedMaterial, judge } from '../app/judge.ts';
import { load, type LoadRequest, type Unseen } from '../app/load.ts';
import { Misuse } from '../app/misuse.ts';
import { type Report, reportOf } from '../app/report.ts';
import { rangeOf } from '../app/position.ts';
import type { Threshold } from '../app/threshold.ts';
import { workAt } from '../app/work.ts';
import { namer, repositoryRoot } from '../node/names.ts';
import type { Analysis } from '../model/finding.ts';
import type { Settings } from '../model/settings.ts';
import type { Json, Site } from '../model/source.ts';
import { terminal } from '../model/text/terminal.ts';
import { REPORTERS } from '../reporters/registry.ts';
import type { Reporter } from '../reporters/reporter.ts';
import { digest } from '../node/digest.ts';
import type { Files } from '../workspace/files.ts';
import { nodeFiles, uriOfPath } from '../workspace/node.ts';
import { createOverlay } from '../workspace/overlay.ts';
import { behindNet } from '../app/behind-net.ts';
import manifest from '../../package.json' with { type: 'json' };
import { analyzer } from './analyzer.ts';

export interface LintOptions {
  /** Of files they beat `.atrest.yaml`; what neither gives comes from the defaults. */
  readonly settings?: Partial<Settings>;
  /** CloudFormation parameters and Terraform variables by name. */
  readonly parameters?: Readonly<Record<string, Json>>;
  /** A configuration file instead of those found; `false` for none. */
  readonly config?: string | false;
  /** Terraform directory of a plan, to show findings at their source. */
  readonly source?: string;
  /** Frameworks and controls, as `--controls`: only rules mapped to one of them count. */
  readonly controls?: readonly string[];
  /** False: also look at what ignore files and the default list leave out. */
  readonly ignore?: boolean;
}
export interface Linted {
  /** One for each template, module, plan or assembly. */
  readonly analyses: readonly Analysis[];
  /** What was looked at and is not ours. */
  readonly skipped: readonly Unseen[];
  /** What could not be read, or judged by a mistake of ours (`internal`). */
  readonly failed: readonly Unseen[];
  /** What has syntax errors; it was linted as far as it goes. */
  readonly broken: JudgedMaterial['broken'];
  /** All of it, for what takes it further. */
  readonly judged: JudgedMaterial;
}

/**
 * Judges one text, which need not exist as a file; the name in its URI matters for Terraform (`*.tf`, `*.tf.json`) only. What lies beside a
 * `file:` URI is not read.
 *
 * ```ts
 * const { analyses } = await lintText({ uri: 'file:///a.yaml', text });
 * for (const { message, severity } of analyses.flatMap(({ findings }) => findings)) ...
 * ```
 */
export async function lintText(
  source: { readonly uri: string; readonly text: string },
  { settings, parameters }: Pick<LintOptions, 'settings' | 'parameters'> = {},
): Promise<Linted> {
  const files = createOverlay(noFiles);
  files.set(source.uri, { version: 1, text: source.text });
  const request: LoadRequest = {
    uris: [source.uri],
    config: false,
    noIgnore: true,
    ...(settings && { flags: settings }),
    ...(parameters && { parameters }),
  };
  return linted(judge(await load(request, { analyzer, files }), analyzer));
}

/**
 * Judges files and directories of this machine as `atrest lint` does. Throws `Misuse` for a control or a configuration that does not
 * exist, `ConfigMistakes` where a configuration has some.
 */
export async function lintFiles(paths: readonly string[], options: LintOptions = {}): Promise<Linted> {
  return linted(judge(await load(requestFor(paths, options), { analyzer, files: nodeFiles }), analyzer));
}

/** What the options ask of the use cases. */
export function requestFor(paths: readonly string[], options: LintOptions): LoadRequest {
  const { settings, parameters, config, source, controls, ignore } = options;
  return {
    uris: paths.map(uriOfPath),
    ...(settings && { flags: settings }),
    ...(parameters && { parameters }),
    ...(config !== undefined && { config: config === false ? false : uriOfPath(config) }),
    ...(source !== undefined && { source: uriOfPath(source) }),
    ...(controls && { controls }),
    noIgnore: ignore === false,
  };
}

const linted = (judged: JudgedMaterial): Linted => ({
  analyses: judged.analyses,
  skipped: judged.skipped,
  failed: judged.unreadable,
  broken: judged.broken,
  judged,
});

export interface ReportOptions extends Partial<Threshold> {
  readonly showSuppressed?: boolean;
  /** Directory that ids start at; the root of the Git repository around the working directory unless given. */
  readonly root?: string;
}

/** What `atrest lint` tells: findings with their ids, whether each fails the run, and what was not seen. */
export function report({ judged }: Linted, options: ReportOptions = {}): Report {
  const { failOn = 'error', failOnDefault = false, showSuppressed = false, root } = options;
  const { catalogue } = analyzer;
  return reportOf(judged, {
    failOn,
    failOnDefault,
    showSuppressed,
    version: manifest.version,
    root: rootOf(root),
    catalogue,
  });
}

export interface FormatOptions {
  /** Directory that files are named from; the working directory unless given. */
  readonly directory?: string;
  readonly root?: string;
  readonly exitCode?: number;
  readonly colors?: boolean;
  readonly columns?: number;
  readonly quiet?: boolean;
}

/** A report in a format of `atrest lint` (`text`, `json`, `sarif`), or by a reporter of one's own. Throws `Misuse` for a name that is none. */
export async function format(name: string | Reporter, told: Report, options: FormatOptions = {}): Promise<string> {
  const reporter = typeof name === 'string' ? await reporterNamed(name) : name;
  const failing = told.reported.some(({ fails }) => fails);
  const { directory = process.cwd(), colors = false, columns = 120, quiet = false } = options;
  const text = await reporter.render(told, {
    analyzer: behindNet(analyzer).analyzer,
    nameOf: namer(directory),
    root: rootOf(options.root),
    exitCode: options.exitCode ?? (told.unreadable.length > 0 ? 2 : failing ? 1 : 0),
    digest,
    ...{ colors, columns, quiet },
  });
  return terminal`${text}`.toString();
}

async function reporterNamed(name: string): Promise<Reporter> {
  const found = await REPORTERS.find((one) => one.name === name)?.load();
  if (found) return found;
  throw new Misuse('format', name, `no such format; there are ${REPORTERS.map((one) => one.name).join(', ')}`);
}

/**
 * What is judged at a line (from 1) of a file, or of the resource with an address, as `atrest explain --at` tells it:
 * `analyzer.explainText` makes words of each.
 */
export const explain = ({ analyses }: Linted, file: string, place: number | string): AtLine =>
  explainAt(spotOf(file, place), analyses, analyzer);

/** Every step of the judgements at a place, as `atrest explain --at --trace` prints them; one text for each kind that a resource there is seen as. */
export function trace(
  { judged }: Linted,
  file: string,
  place: number | string,
  { directory = process.cwd() }: Pick<FormatOptions, 'directory'> = {},
): readonly string[] {
  const nameOf = namer(directory);
  const placed = (site: Site): string => `${nameOf(site.document.uri)}:${rangeOf(site).start.line}`;
  return workAt(spotOf(file, place), judged, analyzer).map((working) => analyzer.workText(working, placed).toString());
}

const spotOf = (file: string, place: number | string): Spot => {
  const uri = uriOfPath(file);
  return typeof place === 'number' ? { uri, line: place } : { uri, address: place };
};

/** Every store that was judged, passes included, with its level and the rungs that it meets. */
export const inventory = ({ analyses }: Linted, options: Pick<ReportOptions, 'root'> = {}): readonly Inventoried[] =>
  inventoryOf(analyses, rootOf(options.root));

const rootOf = (root: string | undefined): string =>
  root === undefined ? repositoryRoot(process.cwd()) : uriOfPath(root);

const noFiles: Files = {
  read: () => Promise.resolve(undefined),
  head: () => Promise.resolve(undefined),
  list: () => Promise.resolve([]),
  stat: () => Promise.resolve(undefined),
};
