import type { Kind, Spelled } from '../model/kind.ts';
import type { Resource } from '../model/resource.ts';
import { type Look, spellingsOf, type Subject, subject } from './look.ts';

/** The stores that name a key, directly or by an alias, whatever the case. Keys that stand on another resource are not followed. */
export function storesUnder(key: Resource, look: Look): readonly Subject[] {
  const names = [key, ...leadingTo(key, look, ({ owner }) => owner !== undefined).map(({ resource }) => resource)];
  return names.flatMap((name) => leadingTo(name, look, ({ store }) => store !== undefined));
}

/** Resources with a key facet that refers to the key. */
function leadingTo(key: Resource, look: Look, fits: (kind: Kind) => boolean): readonly Subject[] {
  return look.world.types.flatMap((type) =>
    look.catalogue
      .kindsOf(type)
      .filter(fits)
      .flatMap((kind) =>
        spellingsOf(kind, type).flatMap((spelled) =>
          keyPathsOf(kind, spelled).flatMap((path) =>
            look.world
              .pointing(type, path, key, [])
              .sure.map((resource) => subject(resource, kind, spelled, [], resource.properties)),
          ),
        ),
      ),
  );
}

function keyPathsOf(kind: Kind, { facets, each }: Spelled): readonly string[] {
  return Object.entries(kind.facets).flatMap(([name, { as }]) => {
    const spelling = as === 'key' ? facets[name] : undefined;
    if (spelling === undefined) return [];
    const all = typeof spelling === 'string' || 'type' in spelling ? [spelling] : spelling;
    return all.flatMap((path) => {
      if (typeof path !== 'string') return [];
      return path.startsWith('^') ? [path.slice(1)] : each === undefined ? [path] : [`${each}.${path}`];
    });
  });
}
