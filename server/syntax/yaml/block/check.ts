import type { Writer } from '../../../model/source.ts';
import { spanOf } from '../../../model/source.ts';
import { named, refuse } from '../../refused.ts';
import { lineBefore, lineStart } from '../../text-lines.ts';

/** Refuses a block collection whose indentation can't be continued. */
export const checkBlock: NonNullable<Writer['check']> = (node, name, { text }) => {
  const first = node.kind === 'map' ? node.entries[0]?.keyNode : node;
  const last = node.kind === 'map' ? node.entries.at(-1)?.keyNode : undefined;
  for (const key of [first, last]) {
    if (key && lineBefore(text, spanOf(key).start).includes('\t')) {
      refuse(`${named(name)} is indented with tabs, which YAML does not allow: use spaces first.`);
    }
  }
  if (node.kind !== 'map') return;
  for (const { keyNode } of node.entries) {
    if (isExplicit(text, spanOf(keyNode).start))
      refuse(`${named(name)} has a key written with "?": write it as "key: value" first.`);
  }
};

const isExplicit = (text: string, at: number): boolean =>
  /(?:^|\s)\?[ \t]+(?:[&!]\S*[ \t]+)*$/.test(text.slice(lineStart(text, at), at));
