/** Counts the places that are written for fixes: the writers of the documents' syntaxes count. */
import assert from 'node:assert/strict';
import type { Analysis, Finding } from '../../server/model/finding.ts';
import type { Document, Syntax, Writer } from '../../server/model/source.ts';
import { lintFiles } from '../picture/lint-files.ts';

export interface Counted {
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
  /** Containers that were written since it was last asked. */
  readonly written: () => number;
}

/** A template, judged; `type` is that of the resources whose findings are asked for. */
export function counted(text: string, type: string): Counted {
  const { analyses, documents } = lintFiles({ 'template.yaml': text });
  let count = 0;
  const counting = (writer: Writer): Writer => ({
    ...writer,
    content: (...args) => {
      count++;
      return writer.content(...args);
    },
    replace: (...args) => {
      count++;
      return writer.replace(...args);
    },
  });
  for (const document of documents.values()) {
    const { syntax } = document;
    const writers = Object.entries(syntax.writers).map(([layout, writer]) => [layout, counting(writer)]);
    (document as Document & { syntax: Syntax }).syntax = {
      ...syntax,
      writers: Object.fromEntries(writers) as Syntax['writers'],
    };
  }
  const [analysis] = analyses;
  assert.ok(analysis);
  const findings = analysis.findings.filter(({ resource }) => resource.type === type);
  const written = (): number => {
    const before = count;
    count = 0;
    return before;
  };
  return { analysis, findings, written };
}
