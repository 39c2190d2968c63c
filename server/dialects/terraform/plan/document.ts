import type { Document, Json, Problem } from '../../../model/source.ts';
import { parse } from '../../../syntax/parse.ts';
import { lighten } from './lighten.ts';
import { createLocator, deeperThan } from './scan.ts';
import { json } from '../../../syntax/json/json.ts';
import { isSecretAt } from './secret.ts';

/** As deep as templates may be. Whatever walks a plan may recurse, and no provider's schema nests a tenth of it. */
const maximumDepth = 200;
const tooDeep = `nested deeper than ${maximumDepth} levels: this can not be read`;

/** Larger texts are not read a second time to find what is wrong with them. */
const largestDiagnosed = 2_000_000;

const contents = new WeakMap<Document, Json>();

/**
 * A plan or state as a document: its JSON without a tree, because plans are large. Places are looked up when they are asked for.
 * Never throws; a text that is no JSON has a problem and no content.
 */
export function planDocument(source: {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}): Document {
  const { uri, version, text } = source;
  const base = { uri, version, syntax: json, text, roots: [], comments: [] } as const;
  const deep = deeperThan(text, maximumDepth);
  if (deep !== undefined) return { ...base, problems: [{ message: tooDeep, span: { start: deep, end: deep + 1 } }] };
  let content: Json;
  try {
    content = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as Json;
    lighten(content);
  } catch {
    // The engine's own message would quote the text, and with it a secret.
    return { ...base, problems: problemsOf(source) };
  }
  let locate: ReturnType<typeof createLocator> | undefined;
  const document: Document = {
    ...base,
    problems: [],
    locate: (pointer) => (locate ??= createLocator(text))(pointer),
    isSecret: (pointer) => isSecretAt(content, pointer),
  };
  contents.set(document, content);
  return document;
}

/** The parsed content of a document made by `planDocument`, without what no reader looks at; undefined when it could not be parsed. */
export const contentOf = (document: Document): Json | undefined => contents.get(document);

function problemsOf(source: {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}): readonly Problem[] {
  const { text } = source;
  const end = { start: text.length, end: text.length };
  if (text.trim() === '') return [{ message: 'the file is empty', span: end }];
  const found = text.length > largestDiagnosed ? [] : parse({ ...source, syntax: json }).problems;
  return found.length > 0 ? found : [{ message: 'not valid JSON: the text may be cut off', span: end }];
}
