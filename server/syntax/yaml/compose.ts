import { Composer, Lexer, Parser } from 'yaml';
import type { Document, ParsedNode, YAMLError } from 'yaml';
import { maximumDepth } from '../pieces/reading.ts';

/** Failsafe, since scalars are resolved by us; the library's own check for unique keys takes quadratic time. */
const options = {
  schema: 'failsafe',
  resolveKnownTags: false,
  uniqueKeys: false,
  strict: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

export interface ParsedYaml {
  readonly documents: readonly Document.Parsed[];
  readonly errors: readonly YAMLError[];
}

/**
 * What the library's `parseAllDocuments` does, with a watch on the depth: the parser keeps a stack of its own, but the composer
 * recurses.
 */
export function composeYaml(text: string): ParsedYaml | { readonly depthExceededAt: number } {
  // The library makes an error object for each tag it does not know; their stack traces took a sixth of the time.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return compose(text);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function compose(text: string): ReturnType<typeof composeYaml> {
  const lexer = new Lexer();
  const parser = new Parser();
  const composer = new Composer<ParsedNode>(options);
  const documents: Document.Parsed[] = [];
  for (const lexeme of lexer.lex(text)) {
    for (const token of parser.next(lexeme)) for (const one of composer.next(token)) documents.push(one);
    if (parser.stack.length > maximumDepth) return { depthExceededAt: parser.offset };
  }
  for (const token of parser.end()) for (const one of composer.next(token)) documents.push(one);
  for (const one of composer.end()) documents.push(one);
  const errors = documents.flatMap((document) => document.errors);
  return { documents, errors: documents.length > 0 ? errors : composer.streamInfo().errors };
}
