import type { Diagnostic } from 'vscode-languageserver';
import type { DocumentReport } from './report.ts';
import { SYNTAX } from './diagnostic.ts';
import { diagnosticsOf } from './report.ts';
import type { SyntaxError } from './typing.ts';

/** The diagnostics of a file, with a name that stays as long as they do. */
export interface Result {
  readonly id: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Results {
  readonly of: (uri: string) => Result;
  /** The syntax errors that were last told. */
  readonly syntaxErrors: (uri: string) => readonly SyntaxError[];
}

/** No diagnostics, in every run of the server. */
export const NOTHING: Result = { id: 'none', diagnostics: [] };

/** Which syntax errors of a text are told: all, none, or those that are named. The same value as long as it is so. */
export type ToldSyntax = 'all' | 'none' | readonly SyntaxError[];

interface Latest {
  readonly reports: readonly DocumentReport[];
  readonly told: ToldSyntax;
  readonly result: Result;
}

export function createResults(
  known: (uri: string) => readonly DocumentReport[],
  toldSyntax: (uri: string) => ToldSyntax,
  run: string,
): Results {
  const latest = new Map<string, Latest>();
  let count = 0;
  return {
    of: (uri) => {
      const reports = known(uri);
      const last = latest.get(uri);
      const told = toldSyntax(uri);
      if (last?.told === told && sameItems(last.reports, reports, Object.is)) return last.result;
      const diagnostics = diagnosticsOf(reports, (error) => isTold(error, told));
      const result = last && sameItems(last.result.diagnostics, diagnostics, same) ? last.result : named(diagnostics);
      if (reports.length === 0) latest.delete(uri);
      else latest.set(uri, { reports, told, result });
      return result;
    },
    syntaxErrors: (uri) =>
      (latest.get(uri)?.result.diagnostics ?? [])
        .filter(({ code }) => code === SYNTAX)
        .map(({ range, message }) => ({ line: range.start.line, message: textOf(message) })),
  };

  function named(diagnostics: readonly Diagnostic[]): Result {
    return diagnostics.length === 0 ? NOTHING : { id: `${run}-${String(++count)}`, diagnostics };
  }
}

const isTold = ({ range, message }: Diagnostic, told: ToldSyntax): boolean =>
  typeof told === 'string'
    ? told === 'all'
    : told.some((error) => error.line === range.start.line && error.message === textOf(message));

const textOf = (message: Diagnostic['message']): string => (typeof message === 'string' ? message : message.value);

function sameItems<T>(some: readonly T[], others: readonly T[], same: (one: T, other: T) => boolean): boolean {
  return some.length === others.length && some.every((one, index) => same(one, others[index] as T));
}

/** Most that differ do so in the version that they carry. */
function same(one: Diagnostic, other: Diagnostic): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
