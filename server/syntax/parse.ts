import { drain } from '../model/drain.ts';
import type { Document, Source } from '../model/source.ts';

/**
 * Parses a text in the syntax that it names; never throws. With the previous version of the same document, unchanged parts keep
 * their nodes, which from then on have their place in the new version.
 */
export const parse = (source: Source, previous?: Document): Document => drain(source.syntax.parse(source, previous));
