import type { Analyzer } from '../model/finding.ts';
import { behindNet } from './behind-net.ts';
import { load } from './load.ts';
import { namer, repositoryRoot } from './names.ts';
import type { Destination, LintOptions } from './options.ts';
import { terminal } from '../model/text/terminal.ts';
import type { TerminalText } from '../model/text/terminal.ts';
import { isTerminal, print } from './output.ts';
import type { Report, View } from './report.ts';
import { judge, reportOf } from './run.ts';
import { saveReport } from './save-report.ts';
import { isIncomplete, tellTrouble } from './trouble.ts';

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
  const loaded = judge(await load(paths, options, analyzer), analyzer);
  const root = repositoryRoot(process.cwd());
  const report = reportOf(loaded, version, root, options);
  const { analyzer: careful, met } = behindNet(analyzer);
  const view: View = { analyzer: careful, nameOf: namer(process.cwd()) };
  const failing = report.reported.some(({ fails }) => fails);
  // 2 wins over 1.
  const code = isIncomplete(loaded, options) ? 2 : failing ? 1 : 0;
  const rendered = async (whole: Report, exitCode: number): Promise<readonly TerminalText[]> => {
    const texts: TerminalText[] = [];
    for (const destination of options.format)
      texts.push(await render(destination, whole, { ...view, root }, options, exitCode));
    return texts;
  };
  const texts = await rendered(report, code);
  const unreadable = [...loaded.unreadable, ...met()];
  // A mistake of ours is met while a report is made, and told in it: once more, with what is known now.
  const told = met().length > 0 ? await rendered({ ...report, unreadable }, 2) : texts;
  for (const [index, { file }] of options.format.entries()) {
    const text = told[index] ?? terminal``;
    if (file === undefined) print(text);
    else await saveReport(file, text);
  }
  tellTrouble({ ...loaded, unreadable }, view.nameOf);
  return met().length > 0 ? 2 : code;
}

async function render(
  { format, file }: Destination,
  report: Report,
  view: View & { readonly root: string },
  options: LintOptions,
  exitCode: number,
): Promise<TerminalText> {
  switch (format) {
    case 'json': {
      const { jsonReport } = await import('./reporters/json.ts');
      return jsonReport(report, view);
    }
    case 'sarif': {
      const { sarifReport } = await import('./reporters/sarif.ts');
      return sarifReport(report, { ...view, exitCode });
    }
    case 'text': {
      const [{ textReport }, { widthFor }, { default: picocolors }] = await Promise.all([
        import('./reporters/text.ts'),
        import('./reporters/width.ts'),
        import('picocolors'),
      ]);
      const documents = new Set(report.reported.map(({ finding }) => finding.site.document));
      const widthOf = await widthFor([...documents].map(({ text }) => text));
      const colors = picocolors.createColors(file === undefined && wantsColors(options.color));
      const columns = file === undefined ? terminalColumns() : 120;
      return textReport(report, { ...view, colors, columns, widthOf, quiet: options.quiet });
    }
  }
}

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
