import type { Resource } from '../../../model/resource.ts';
import type { Document, MapNode, Path } from '../../../model/source.ts';
import type { Fresh } from '../../../model/fresh.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import type { Added } from '../../dialect.ts';
import type { File } from '../evaluate/frame.ts';
import { isOverride } from '../files.ts';
import { bodiesOf } from '../module/block.ts';
import type { Unit } from '../module/unit.ts';
import { unitOf } from '../resource.ts';

interface Known {
  readonly names: ReadonlySet<string>;
  readonly file: File | undefined;
}
const known = new WeakMap<Unit, Map<string, Known>>();

/** What a module has of a type, `data.` before it for data sources: names, those of files that are not read included, and a file. */
export function knownOf(type: string, beside: Resource): Known {
  const unit = unitOf(beside);
  if (!unit) return { names: new Set(), file: undefined };
  let byType = known.get(unit);
  if (!byType) known.set(unit, (byType = new Map<string, Known>()));
  let found = byType.get(type);
  if (!found) byType.set(type, (found = look(unit, `${type}.`)));
  return found;
}

function look({ resources }: Unit, prefix: string): Known {
  const found = [...resources].filter(([address]) => address.startsWith(prefix));
  const names = found.map(([address]) => address.slice(prefix.length));
  const [own] = found;
  return { names: new Set(names), file: own?.[1].parts[0].file };
}

/** The file where resources of a type are kept, else that of the resource. Override files change what others declare. */
export function documentFor(type: string, beside: Resource, near: Document = beside.document): Document {
  const document = knownOf(type, beside).file?.document;
  return document && !isOverride(document.uri) ? document : near;
}

/**
 * Where a block with these labels goes. Where arrays stand for objects, it is one more item of them. Undefined where it is already.
 */
export function placeIn(document: Document, labels: readonly string[], body: Fresh): Added | undefined {
  const map = bodiesOf(document.roots[0])[0];
  return map && descend(document, map, labels, body);
}

function descend(document: Document, map: MapNode, labels: readonly string[], value: Fresh): Added | undefined {
  const path: string[] = [];
  let at: MapNode = map;
  for (const [index, label] of labels.entries()) {
    path.push(label);
    const next = dereference(entryOf(at, label)?.value);
    if (!next) return { document, map, path: labels, value };
    if (next.kind === 'list') {
      const item = labels.slice(index + 1).reduceRight<Fresh>((inner, name) => ({ [name]: inner }), value);
      const inside: Path = [...path, next.items.length];
      return index === labels.length - 1 ? undefined : { document, map, path: inside, value: item };
    }
    if (next.kind !== 'map') return undefined;
    at = next;
  }
  return undefined;
}
