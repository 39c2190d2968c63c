import type { Diagnostic } from 'vscode-languageserver';
import type { Analysis, Finding } from '../../model/finding.ts';
import type { Style } from './diagnostic.ts';
import { findingDiagnostic, noteDiagnostic, problemDiagnostic } from './diagnostic.ts';
import { fingerprintOf } from './fingerprint.ts';

/** A finding with what the editor is shown of it: neither has to be looked up by the other. */
export interface Shown {
  readonly finding: Finding;
  readonly analysis: Analysis;
  readonly diagnostic: Diagnostic;
  readonly fingerprint: string;
}
/** What one analysis says of one document. */
export interface DocumentReport {
  readonly version: number;
  readonly shown: readonly Shown[];
  readonly syntax: readonly Diagnostic[];
  /** Notes, and what kept it from being looked at. */
  readonly other: readonly Diagnostic[];
}

interface DraftReport extends DocumentReport {
  readonly shown: Shown[];
  readonly syntax: Diagnostic[];
  readonly other: Diagnostic[];
}

/**
 * What an analysis says of each of its documents. To be made as soon as the analysis is there: nodes that the next version of a
 * text takes over move to their new places.
 */
export function reportsOf(analysis: Analysis, style: Style): ReadonlyMap<string, DocumentReport> {
  const reports = new Map<string, DraftReport>();
  const reportOn = (uri: string, version: number): DraftReport => {
    const report = reports.get(uri) ?? { version, shown: [], syntax: [], other: [] };
    reports.set(uri, report);
    return report;
  };
  for (const document of analysis.project.documents) {
    const { syntax } = reportOn(document.uri, document.version);
    for (const problem of document.problems) syntax.push(problemDiagnostic(document, problem));
  }
  for (const finding of analysis.findings) {
    if (finding.suppressed) continue;
    const { uri, version } = finding.site.document;
    const fingerprint = fingerprintOf(finding);
    const diagnostic = findingDiagnostic(finding, fingerprint, style);
    reportOn(uri, version).shown.push({ finding, analysis, diagnostic, fingerprint });
  }
  // What reading the project has to tell is among them; the rest is of suppressions that do nothing.
  const told = new Set(analysis.project.notes);
  for (const note of analysis.notes) {
    const { uri, version } = note.site.document;
    reportOn(uri, version).other.push(noteDiagnostic(note, style, !told.has(note)));
  }
  return reports;
}

/**
 * The diagnostics of a document that several projects may hold; what two of them say alike is said once. Of syntax errors those are
 * told that pass the test.
 */
export function diagnosticsOf(
  reports: readonly DocumentReport[],
  isTold: (syntaxError: Diagnostic) => boolean = () => true,
): Diagnostic[] {
  const all = reports.flatMap(({ shown, syntax, other }) => [
    ...syntax.filter(isTold),
    ...other,
    ...shown.map((one) => one.diagnostic),
  ]);
  return (reports.length > 1 ? once(all) : all).sort(inOrder);
}

function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const told = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { range, code, message } = diagnostic;
    const key = JSON.stringify([range, code, message]);
    const other = told.get(key);
    if (!other || tellsMore(diagnostic, other)) told.set(key, diagnostic);
  }
  return [...told.values()];
}

/** Whichever project was looked at first, the same one is kept. */
function tellsMore(one: Diagnostic, other: Diagnostic): boolean {
  const count = ({ relatedInformation = [] }: Diagnostic): number => relatedInformation.length;
  return count(one) !== count(other)
    ? count(one) > count(other)
    : JSON.stringify(one.relatedInformation) < JSON.stringify(other.relatedInformation);
}

const inOrder = (a: Diagnostic, b: Diagnostic): number =>
  a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
