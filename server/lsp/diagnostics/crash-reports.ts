import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver';
import { SOURCE } from './diagnostic.ts';
import type { DocumentReport } from './report.ts';

/**
 * What is shown of the documents of a project that a mistake of ours kept from being looked at, in place of what was true before: the
 * stable line of the mistake, at the start of each. `versionOf` gives the version of an open text.
 */
export function crashReports(
  uris: readonly string[],
  crash: string,
  versionOf: (uri: string) => number | undefined,
): ReadonlyMap<string, DocumentReport> {
  const start = { line: 0, character: 0 };
  const diagnostic: Diagnostic = {
    range: { start, end: start },
    severity: DiagnosticSeverity.Error,
    code: 'internal-error',
    source: SOURCE,
    message: `Not checked: ${crash}`,
  };
  return new Map(
    uris.map((uri) => [uri, { version: versionOf(uri) ?? 0, shown: [], syntax: [], other: [diagnostic] }]),
  );
}
