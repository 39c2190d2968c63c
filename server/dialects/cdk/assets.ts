import type { Node } from '../../model/source.ts';
import { dereference } from '../../syntax/walk.ts';
import type { Json } from '../../model/source.ts';
import { mapOf, member, memberAt, textOf } from '../json.ts';

/** The file of an asset by its hash, from a list of assets. */
export function assetFiles(list: Json): ReadonlyMap<string, string> {
  const files = Object.entries(mapOf(member(list, 'files'))).flatMap(([hash, asset]) => {
    const path = textOf(memberAt(asset, 'source', 'path'));
    return path === undefined ? [] : [[hash, path] as const];
  });
  return new Map(files);
}

/** The hash in the address that a nested stack's template will have: `.../3f2a....json`, in whatever pieces it is joined of. */
export function hashIn(node: Node | undefined): string | undefined {
  const waiting = [node];
  for (let count = 0; waiting.length > 0 && count < 200; count++) {
    const next = dereference(waiting.pop());
    if (next?.kind === 'scalar') {
      const hash = /(?:^|\/)([0-9a-f]{64})\.json$/.exec(String(next.value))?.[1];
      if (hash !== undefined) return hash;
    } else if (next?.kind === 'list') waiting.push(...next.items.slice(0, 200));
    else if (next) waiting.push(...next.entries.slice(0, 200).map((entry) => entry.value));
  }
  return undefined;
}
