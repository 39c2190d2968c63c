import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Analyzer } from '../model/finding.ts';
import { load } from './load.ts';
import type { Loaded } from './load.ts';
import { namer, repositoryRoot } from './names.ts';
import type { Destination, LintOptions } from './options.ts';
import { print, warn } from './output.ts';
import type { Report, View } from './report.ts';
import { pointOf } from './reporters/position.ts';
import { plain } from './reporters/plain.ts';
import { analyzeAll, exitCodeOf, reportOf } from './run.ts';
import { UsageError } from './usage-error.ts';

/** What the entry knows and commands need. */
export interface Services {
  readonly analyzer: Analyzer;
  readonly version: string;
}

/** `atrest lint`. */
export async function lint(
  paths: readonly string[],
  options: LintOptions,
  { analyzer, version }: Services,
): Promise<number> {
  const loaded = await load(paths, options, analyzer);
  const report = reportOf(loaded, analyzeAll(loaded, analyzer), version, options);
  const view: View = { analyzer, nameOf: namer(process.cwd()) };
  const code = exitCodeOf(report, options);
  for (const destination of options.format) {
    const text = await render(destination, report, view, options, code);
    if (destination.file === undefined) print(text);
    else await save(destination.file, text);
  }
  tellTrouble(report, loaded, view, options);
  return code;
}

async function render(
  { format, file }: Destination,
  report: Report,
  view: View,
  options: LintOptions,
  exitCode: number,
): Promise<string> {
  switch (format) {
    case 'json': {
      const { jsonReport } = await import('./reporters/json.ts');
      return jsonReport(report, view);
    }
    case 'sarif': {
      const { sarifReport } = await import('./reporters/sarif.ts');
      return sarifReport(report, { ...view, root: repositoryRoot(process.cwd()), exitCode });
    }
    case 'text': {
      const [{ textReport }, { default: picocolors }] = await Promise.all([
        import('./reporters/text.ts'),
        import('picocolors'),
      ]);
      const colors = picocolors.createColors(file === undefined && wantsColors(options.color));
      const columns = file === undefined ? terminalColumns() : 120;
      return textReport(report, { ...view, colors, columns, quiet: options.quiet });
    }
  }
}

/** A flag beats NO_COLOR, which beats FORCE_COLOR, which beats what the terminal can. */
export function wantsColors(flag: boolean | undefined): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = process.env;
  if (flag !== undefined) return flag;
  if (no !== undefined && no !== '') return false;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  // Undefined, whatever its type says, where there is no terminal.
  return Boolean(process.stdout.isTTY) && term !== 'dumb';
}

const terminalColumns = (): number => {
  const width = process.stdout.isTTY ? process.stdout.columns : 0;
  return Math.max(40, (width > 0 ? width : 130) - 10);
};

async function save(file: string, text: string): Promise<void> {
  try {
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    const reason = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
    throw new UsageError(`cannot write the report to ${file} (${reason})`);
  }
}

/** At most this many syntax errors of one file are told; the first explains the others. */
const maximumErrors = 3;

/** Goes to stderr in every format, so that a report on stdout stays whole. */
function tellTrouble(report: Report, loaded: Loaded, { nameOf }: View, options: LintOptions): void {
  const tell = (text: string): void => {
    warn(plain(text));
  };
  for (const { uri, reason } of loaded.named) tell(`${nameOf(uri)}: not linted: ${reason}`);
  for (const { uri, reason } of report.unreadable) tell(`${nameOf(uri)}: cannot be read: ${reason}`);
  for (const { document, problems } of report.broken) {
    const name = nameOf(document.uri);
    for (const { message, span } of problems.slice(0, maximumErrors)) {
      const { line, column } = pointOf(document, span.start);
      tell(`${name}:${line}:${column}: syntax error: ${message}`);
    }
    if (problems.length > maximumErrors) tell(`${name}: ${problems.length - maximumErrors} more syntax errors`);
  }
  if (report.broken.length > 0 && !options.allowParseErrors) {
    tell('files with syntax errors were linted as far as they go; --allow-parse-errors lets such a run pass');
  }
  if (report.files.length === 0) {
    tell('nothing was linted: no CloudFormation template, *.tf.json, Terraform plan or cdk.out was found');
  }
}
