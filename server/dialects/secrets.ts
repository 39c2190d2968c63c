import { spanOf } from '../model/source.ts';
import type { Document, Entry, Node, Span } from '../model/source.ts';
import { dereference, entryOf } from '../syntax/walk.ts';

/**
 * Values that a text marks as secrets: what a `NoEcho` parameter of a template has as default or allows, the default of a sensitive
 * variable of Terraform. Read from the text alone, so that they are found in a document of whatever project.
 */
export function secretsIn(document: Document): readonly Span[] {
  let found = known.get(document);
  if (!found) known.set(document, (found = search(document.roots)));
  return found;
}
const known = new WeakMap<Document, readonly Span[]>();

const search = (roots: readonly Node[]): readonly Span[] =>
  roots.flatMap((root) => [
    ...entriesOf(entryOf(root, 'Parameters')?.value)
      .filter(({ value }) => isTrue(value, 'NoEcho'))
      .flatMap(({ value }) => [...spansAt(value, 'Default'), ...spansAt(value, 'AllowedValues')]),
    ...entriesOf(entryOf(root, 'variable')?.value)
      .filter(({ value }) => isTrue(value, 'sensitive'))
      .flatMap(({ value }) => spansAt(value, 'default')),
  ]);

/** Terraform takes a list of maps for a map. */
function entriesOf(node: Node | undefined): readonly Entry[] {
  const target = dereference(node);
  if (target?.kind === 'list') return target.items.flatMap((item) => ownEntries(item));
  return ownEntries(target);
}
function ownEntries(node: Node | undefined): readonly Entry[] {
  const target = dereference(node);
  return target?.kind === 'map' ? target.entries : [];
}

const memberOf = (node: Node, key: string): Node | undefined => {
  const target = dereference(node);
  return target && entryOf(target.kind === 'list' ? target.items[0] : target, key)?.value;
};

function isTrue(node: Node, key: string): boolean {
  const value = dereference(memberOf(node, key));
  return value?.kind === 'scalar' && String(value.value).toLowerCase() === 'true';
}

function spansAt(node: Node, key: string): readonly Span[] {
  const found = memberOf(node, key);
  return found ? [spanOf(found)] : [];
}
