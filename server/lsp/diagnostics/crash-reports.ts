import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver';
import { SOURCE } from './diagnostic.ts';
import type { DocumentReport } from './report.ts';

/**
 * What is shown of a document that a mistake of ours kept from being looked at, in place of what was true before: the stable line of the
 * mistake, at its start. `version` is that of an open text.
 */
export function crashReport(crash: string, version = 0): DocumentReport {
  const start = { line: 0, character: 0 };
  const diagnostic: Diagnostic = {
    range: { start, end: start },
    severity: DiagnosticSeverity.Error,
    code: 'internal-error',
    source: SOURCE,
    message: `Not checked: ${crash}`,
  };
  return { version, shown: [], syntax: [], other: [diagnostic] };
}
