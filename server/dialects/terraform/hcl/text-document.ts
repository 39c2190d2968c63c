import type { Document, Path, Span } from '../../../model/source.ts';
import { json } from '../../../syntax/json/json.ts';

/** A text that is not parsed into a tree: places in it are found by a pointer that its reader knows. */
export const textDocument = (uri: string, text: string, places: ReadonlyMap<string, Span>): Document => ({
  uri,
  version: 0,
  syntax: json,
  text,
  roots: [],
  problems: [],
  comments: [],
  locate: (pointer: Path) => {
    const value = places.get(pointer.join('.'));
    return value && { value };
  },
});
