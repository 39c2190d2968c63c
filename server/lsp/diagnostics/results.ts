import type { Diagnostic } from 'vscode-languageserver';
import type { DocumentReport } from './report.ts';
import { diagnosticsOf } from './report.ts';

/** The diagnostics of a file, with a name that stays as long as they do. */
export interface Result {
  readonly id: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Results {
  readonly of: (uri: string) => Result;
}

/** No diagnostics, in every run of the server. */
export const NOTHING: Result = { id: 'none', diagnostics: [] };

export function createResults(known: (uri: string) => readonly DocumentReport[], run: string): Results {
  const latest = new Map<string, { readonly reports: readonly DocumentReport[]; readonly result: Result }>();
  let count = 0;
  return {
    of: (uri) => {
      const reports = known(uri);
      const last = latest.get(uri);
      if (last && sameItems(last.reports, reports, Object.is)) return last.result;
      const diagnostics = diagnosticsOf(reports);
      const result = last && sameItems(last.result.diagnostics, diagnostics, same) ? last.result : named(diagnostics);
      if (reports.length === 0) latest.delete(uri);
      else latest.set(uri, { reports, result });
      return result;
    },
  };

  function named(diagnostics: readonly Diagnostic[]): Result {
    return diagnostics.length === 0 ? NOTHING : { id: `${run}-${String(++count)}`, diagnostics };
  }
}

function sameItems<T>(some: readonly T[], others: readonly T[], same: (one: T, other: T) => boolean): boolean {
  return some.length === others.length && some.every((one, index) => same(one, others[index] as T));
}

/** Most that differ do so in the version that they carry. */
function same(one: Diagnostic, other: Diagnostic): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
