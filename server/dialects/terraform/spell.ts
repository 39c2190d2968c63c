import type { Resource } from '../../model/resource.ts';
import type { MapNode, Path } from '../../model/source.ts';
import type { Fresh } from '../../syntax/fresh.ts';
import { entryOf } from '../../syntax/walk.ts';
import type { Speller } from '../dialect.ts';
import { bodiesOf } from './module/block.ts';
import { unitOf } from './resource.ts';

/** The address in its own module, and what goes before it in others. */
export function splitAddress(address: string): { readonly module: string; readonly local: string } {
  const local = /(?:^|\.)((?:data\.)?[^.[\]"]+\.[^.[\]"]+)$/.exec(address)?.[1] ?? address;
  return { module: address.slice(0, Math.max(0, address.length - local.length)), local };
}

/** How Terraform JSON names and holds resources. */
export const terraformSpeller: Speller = {
  reference: (to, attribute, from): Fresh | undefined => {
    const target = splitAddress(to.address);
    const several = to.attribute('count').is !== 'absent' || to.attribute('for_each').is !== 'absent';
    if (several || target.module !== splitAddress(from.address).module) return undefined;
    return `\${${target.local}.${attribute}}`;
  },
  resource: (type, name, properties, beside) => {
    const { document } = beside;
    const root = bodiesOf(document.roots[0])[0];
    if (!root) return undefined;
    const place = placeFor(root, type, name, properties);
    return place && { document, map: root, ...place };
  },
  freshName: (type, wish, beside) => {
    const base = snakeCase(wish);
    const taken = namesIn(beside, type);
    for (let count = 1; ; count++) {
      const name = count === 1 ? base : `${base}_${String(count)}`;
      if (!taken.has(name)) return name;
    }
  },
};

/** Where arrays stand for objects, the new block is one more item of them; their end is a place too. */
function placeFor(
  root: MapNode,
  type: string,
  name: string,
  properties: Readonly<Record<string, Fresh>>,
): { readonly path: Path; readonly value: Fresh } | undefined {
  const resources = entryOf(root, 'resource')?.value;
  if (!resources) return { path: ['resource', type, name], value: properties };
  if (resources.kind === 'list')
    return { path: ['resource', resources.items.length], value: { [type]: { [name]: properties } } };
  const blocks = entryOf(resources, type)?.value;
  if (!blocks) return { path: ['resource', type, name], value: properties };
  if (blocks.kind === 'list') return { path: ['resource', type, blocks.items.length], value: { [name]: properties } };
  return entryOf(blocks, name) ? undefined : { path: ['resource', type, name], value: properties };
}

function snakeCase(wish: string): string {
  const words = wish
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
  if (words === '') return 'new';
  return /^[a-z]/.test(words) ? words : `r_${words}`;
}

/** Names of the type in all files of the module, those that are not read included. */
function namesIn(beside: Resource, type: string): ReadonlySet<string> {
  const unit = unitOf(beside);
  const addresses = unit ? [...unit.resources.keys(), ...unit.outside.resources.keys()] : [];
  const prefix = `${type}.`;
  return new Set(addresses.flatMap((address) => (address.startsWith(prefix) ? [address.slice(prefix.length)] : [])));
}
