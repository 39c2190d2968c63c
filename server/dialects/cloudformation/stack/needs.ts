import type { Document } from '../../../model/source.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import { templateLocation } from './location.ts';
import { sectionOf } from './sections.ts';
import { literalText } from '../text.ts';

const found = new WeakMap<Document, readonly string[]>();

/**
 * URIs of the nested templates that lie beside a template, each once. What they need in turn is asked of them. Looked for once: every
 * stack above asks for it.
 */
export function templateNeeds(document: Document): readonly string[] {
  const needs = found.get(document) ?? nestedIn(document);
  found.set(document, needs);
  return needs;
}

function nestedIn(document: Document): readonly string[] {
  const uris = new Set<string>();
  for (const node of document.roots) {
    const root = dereference(node);
    const resources = root?.kind === 'map' ? sectionOf(root, 'Resources') : undefined;
    for (const { value } of resources?.entries ?? []) {
      const type = literalText(entryOf(value, 'Type')?.value);
      const body = dereference(value);
      const location = type !== undefined && body?.kind === 'map' ? templateLocation(type, body, document) : undefined;
      if (location?.uri !== undefined) uris.add(location.uri);
    }
  }
  return [...uris];
}
