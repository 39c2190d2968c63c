import type { Report } from '../app/report.ts';
import type { Analyzer } from '../model/finding.ts';
import type { TerminalText } from '../model/text/terminal.ts';

/** What a reporter knows besides the report. */
export interface ReportView {
  readonly analyzer: Analyzer;
  /** A file as the user calls it: relative to the working directory, with `/`. */
  readonly nameOf: (uri: string) => string;
  /** Root of the Git repository, else the working directory: a normalised `file:` URI. */
  readonly root: string;
  readonly exitCode: number;
  /** SHA-256 of a text, in hexadecimal. */
  readonly digest: (text: string) => string;
  /** Whether colours are wanted. */
  readonly colors: boolean;
  /** Columns that a source line may take. */
  readonly columns: number;
  /** Leave out findings that do not fail the run, notes and the summary. */
  readonly quiet: boolean;
}

/** A format of reports. */
export interface Reporter {
  /** What is typed after `--format`. */
  readonly name: string;
  /** The same text for the same report and view. */
  readonly render: (report: Report, view: ReportView) => TerminalText | Promise<TerminalText>;
}

/** A reporter by its name; its code is loaded when a report is written. */
export interface RegisteredReporter {
  readonly name: string;
  readonly load: () => Promise<Reporter>;
}
