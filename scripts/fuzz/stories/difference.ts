import type { Diagnostic } from 'vscode-languageserver';

export interface Difference {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** What one shows of a file and another does not; undefined when both show the same, in whatever order. */
export function differenceOf(got: readonly Diagnostic[], want: readonly Diagnostic[]): Difference | undefined {
  const [some, others] = [toldOf(got), toldOf(want)];
  const missing = others.filter((one) => !some.includes(one));
  const extra = some.filter((one) => !others.includes(one));
  return missing.length + extra.length > 0 || some.length !== others.length ? { missing, extra } : undefined;
}

/** Without the version, which counts what was typed. */
const toldOf = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics
    .map(({ range, severity, code, message, relatedInformation }) =>
      JSON.stringify({ range, severity, code, message, relatedInformation }),
    )
    .sort();
