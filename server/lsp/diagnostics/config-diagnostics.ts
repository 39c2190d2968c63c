import type { Position, Range } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { tame } from '../../model/text/steering.ts';
import { nameOf } from '../../model/uri.ts';
import { linesOf } from '../../syntax/lines.ts';
import { CONFIG_NAME } from '../../workspace/config.ts';
import type { ConfigError } from '../../workspace/config-file.ts';
import type { OpenDocument } from '../editor/documents.ts';
import { SOURCE } from './diagnostic.ts';
import type { DocumentReport } from './report.ts';

export const isConfiguration = (uri: string): boolean => nameOf(uri) === CONFIG_NAME;

/** What is wrong in a configuration file. */
export function configDiagnostics(
  uri: string,
  errors: readonly ConfigError[],
  open: OpenDocument | undefined,
): DocumentReport {
  const own = errors.filter((error) => error.uri === uri);
  const other = own.map(({ line, column, message }) => ({
    range: wordAt({ line: line - 1, character: column - 1 }, open?.text ?? ''),
    severity: DiagnosticSeverity.Error,
    source: SOURCE,
    message: tame(message),
  }));
  return { version: open?.version ?? 0, shown: [], syntax: [], other };
}

/** From a place to the end of the word there. */
function wordAt(start: Position, text: string): Range {
  const rest = text.slice(linesOf(text).offset(start));
  const word = /^[^\s:,[\]{}#]*/.exec(rest)?.[0] ?? '';
  return { start, end: { line: start.line, character: start.character + word.length } };
}
