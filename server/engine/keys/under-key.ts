import type { Kind, Spelled } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';
import { type Holds, type Look, spellingsOf, type Subject, subject } from '../look.ts';
import { itemAt, placesOf } from '../judge/stores.ts';
import { own } from '../../model/own.ts';

interface Naming {
  readonly resource: Resource;
  readonly kind: Kind;
  readonly spelled: Spelled;
}

/**
 * The stores of resources that name a key, directly or by an alias, as they are in this case. A key that is written on another
 * resource than the store's own is not followed.
 */
export function storesUnder(key: Resource, look: Look, holds: Holds): readonly Subject[] {
  const names = [key, ...naming(key, look, ({ owner }) => owner !== undefined).map(({ resource }) => resource)];
  return names
    .flatMap((name) => naming(name, look, ({ store }) => store !== undefined))
    .flatMap((one) => storesOf(one, look))
    .filter((about) => !about.spelled.applies || holds(about.spelled.applies, about, look) !== 'no');
}

function storesOf({ resource, kind, spelled }: Naming, look: Look): readonly Subject[] {
  const exists = look.now.pick(resource.exists, resource.scope);
  if (exists?.is === 'known' && exists.value === false) return [];
  return placesOf(resource, spelled).flatMap((path) => {
    const value = itemAt(resource, spelled, path, look.now);
    return value ? [subject(resource, kind, spelled, path, value)] : [];
  });
}

/** Resources with a key facet that refers to the key, in any case. */
const naming = (key: Resource, look: Look, fits: (kind: Kind) => boolean): readonly Naming[] =>
  look.world.types.flatMap((type) =>
    look.catalogue
      .kindsOf(type)
      .filter(fits)
      .flatMap((kind) =>
        spellingsOf(kind, type).flatMap((spelled) => {
          const found = keyPathsOf(kind, spelled).flatMap((path) => look.world.pointing(type, path, key, []).sure);
          return [...new Set(found)].map((resource) => ({ resource, kind, spelled }));
        }),
      ),
  );

function keyPathsOf(kind: Kind, { facets, each }: Spelled): readonly string[] {
  return Object.entries(kind.facets).flatMap(([name, { as }]) => {
    const spelling = as === 'key' ? own(facets, name) : undefined;
    if (spelling === undefined) return [];
    const all = typeof spelling === 'string' || 'type' in spelling ? [spelling] : spelling;
    return all.flatMap((path) => {
      if (typeof path !== 'string') return [];
      return path.startsWith('^') ? [path.slice(1)] : each === undefined ? [path] : [`${each}.${path}`];
    });
  });
}
