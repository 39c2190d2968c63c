import type { Document, Source } from '../model/source.ts';

/**
 * Parses a text in the syntax that it names; never throws. With the previous version of the same document, unchanged parts keep
 * their nodes, which from then on have their place in the new version.
 */
export function parse(source: Source, previous?: Document): Document {
  const steps = source.syntax.parse(source, previous);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
