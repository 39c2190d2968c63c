import type { Node } from '../model/source.ts';
import { interpolated, isRawExpression, isFreshList, isFreshMap, isTagged, longForm } from '../model/fresh.ts';
import type { Fresh, Tagged } from '../model/fresh.ts';
import { equal } from './fresh-path.ts';
import { own } from '../model/own.ts';

/** Whether a node already says what a change would write. A short function and its long form are the same. */
export function says(node: Node, fresh: Fresh): boolean {
  if (node.kind === 'alias') return false;
  if (isTagged(fresh)) {
    if (node.tag === undefined) return says(node, longForm(fresh));
    if (node.tag !== fresh.tag) return false;
    if (node.kind === 'list')
      return node.items.map((item) => (item.kind === 'scalar' ? item.raw : '')).join('.') === fresh.value;
    return node.kind === 'scalar' && node.value === fresh.value;
  }
  if (node.tag !== undefined && !node.tag.startsWith('!!')) {
    const { tag } = node;
    return node.kind === 'scalar' && isShort(tag) && equal(longForm({ tag, value: String(node.value) }), fresh);
  }
  if (isRawExpression(fresh)) {
    if (node.kind !== 'scalar') return false;
    return node.value === (node.style === 'expression' ? fresh.source : interpolated(fresh));
  }
  if (node.kind === 'scalar') return node.style !== 'expression' && node.value === fresh;
  if (node.kind === 'list') {
    return (
      isFreshList(fresh) &&
      node.items.length === fresh.length &&
      node.items.every((item, at) => says(item, fresh[at] ?? null))
    );
  }
  if (!isFreshMap(fresh) || node.open !== undefined || node.duplicates.length > 0) return false;
  return (
    node.entries.length === Object.keys(fresh).length &&
    node.entries.every(({ key, value }) => Object.hasOwn(fresh, key) && says(value, own(fresh, key) ?? null))
  );
}

const isShort = (tag: string): tag is Tagged['tag'] => tag === '!Ref' || tag === '!GetAtt' || tag === '!Sub';
