import { behindNet } from '../app/behind-net.ts';
import { judge } from '../app/judge.ts';
import { load } from '../app/load.ts';
import { type Report, reportOf } from '../app/report.ts';
import type { Analyzer } from '../model/finding.ts';
import { terminal } from '../model/text/terminal.ts';
import type { TerminalText } from '../model/text/terminal.ts';
import { REPORTERS } from '../reporters/registry.ts';
import type { RegisteredReporter, ReportView } from '../reporters/reporter.ts';
import { nodeFiles } from '../workspace/node.ts';
import { digest } from '../node/digest.ts';
import { loadRequest } from './load-request.ts';
import { namer, repositoryRoot } from '../node/names.ts';
import type { Destination, LintCommandOptions } from './options.ts';
import { isTerminal, print } from './output.ts';
import { saveReport } from './save-report.ts';
import { isIncomplete, tellTrouble } from './trouble.ts';
import { UsageError } from './usage-error.ts';

/** What the entry knows and commands need. */
export interface CommandServices {
  readonly analyzer: Analyzer;
  readonly version: string;
  /** All that AtRest has unless told otherwise. */
  readonly reporters?: readonly RegisteredReporter[];
}

/** `atrest lint`. */
export async function lint(
  paths: readonly string[],
  options: LintCommandOptions,
  { analyzer, version, reporters = REPORTERS }: CommandServices,
): Promise<number> {
  const material = await load(await loadRequest(paths, options), { analyzer, files: nodeFiles });
  const judged = judge(material, analyzer);
  const root = repositoryRoot(process.cwd());
  const report = reportOf(judged, { ...options, version, root, catalogue: analyzer.catalogue });
  const { analyzer: careful, met } = behindNet(analyzer);
  const nameOf = namer(process.cwd());
  const failing = report.reported.some(({ fails }) => fails);
  // 2 wins over 1.
  const exitCode = isIncomplete(judged, options) ? 2 : failing ? 1 : 0;
  const view = { analyzer: careful, nameOf, root, digest };
  const rendered = async (whole: Report, code: number): Promise<readonly TerminalText[]> => {
    const texts: TerminalText[] = [];
    for (const destination of options.format) {
      const reporter = await reporterOf(destination, reporters).load();
      texts.push(await reporter.render(whole, { ...view, exitCode: code, ...mannerOf(destination, options) }));
    }
    return texts;
  };
  const texts = await rendered(report, exitCode);
  const unreadable = [...judged.unreadable, ...met()];
  // A mistake of ours is met while a report is made, and told in it: once more, with what is known now.
  const told = met().length > 0 ? await rendered({ ...report, unreadable }, 2) : texts;
  for (const [index, { file }] of options.format.entries()) {
    const text = told[index] ?? terminal``;
    if (file === undefined) print(text);
    else await saveReport(file, text);
  }
  tellTrouble({ ...judged, unreadable }, nameOf);
  return met().length > 0 ? 2 : exitCode;
}

function reporterOf({ format }: Destination, reporters: readonly RegisteredReporter[]): RegisteredReporter {
  const found = reporters.find(({ name }) => name === format);
  if (!found) throw new UsageError(`--format ${format}: write ${reporters.map(({ name }) => name).join(', ')}`);
  return found;
}

const mannerOf = (
  { file }: Destination,
  { color, quiet }: LintCommandOptions,
): Pick<ReportView, 'colors' | 'columns' | 'quiet'> => ({
  colors: file === undefined && wantsColors(color),
  columns: file === undefined ? terminalColumns() : 120,
  quiet,
});

/** A flag beats NO_COLOR, which beats FORCE_COLOR, which beats what the terminal can. */
export function wantsColors(flag: boolean | undefined): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = process.env;
  if (flag !== undefined) return flag;
  if (no !== undefined && no !== '') return false;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return isTerminal() && term !== 'dumb';
}

const terminalColumns = (): number => {
  const width = isTerminal() ? process.stdout.columns : 0;
  return Math.max(40, (width > 0 ? width : 130) - 10);
};
