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
  const latest = new Map<string, { readonly text: string; readonly result: Result }>();
  let count = 0;
  return {
    of: (uri) => {
      const diagnostics = diagnosticsOf(known(uri));
      if (diagnostics.length === 0) {
        latest.delete(uri);
        return NOTHING;
      }
      const text = JSON.stringify(diagnostics);
      const last = latest.get(uri);
      if (last?.text === text) return last.result;
      const result = { id: `${run}-${String(++count)}`, diagnostics };
      latest.set(uri, { text, result });
      return result;
    },
  };
}
