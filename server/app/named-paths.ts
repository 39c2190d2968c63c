import type { Spelled, Spelling } from '../model/kind.ts';
import type { Catalogue } from '../model/rule.ts';

/** What kinds spell, by resource type: dotted paths from the resource's properties, without the marks of lists. */
export function namedPaths(catalogue: Catalogue): ReadonlyMap<string, ReadonlySet<string>> {
  const named = new Map<string, Set<string>>();
  const pathsOf = (type: string): Set<string> => {
    let paths = named.get(type);
    if (!paths) named.set(type, (paths = new Set()));
    return paths;
  };
  const note = (spelling: Spelling, type: string, each: string | undefined): void => {
    if (typeof spelling === 'string') {
      const path = spelling.startsWith('^') ? spelling.slice(1) : each === undefined ? spelling : `${each}.${spelling}`;
      pathsOf(type).add(path.replaceAll('[]', ''));
    } else if ('type' in spelling) pathsOf(spelling.type).add(spelling.path.replaceAll('[]', ''));
    else for (const one of spelling) note(one, type, each);
  };
  for (const kind of new Set(catalogue.types().flatMap((type) => catalogue.kindsOf(type))))
    for (const [type, entry] of Object.entries(kind.types))
      for (const spelled of Array.isArray(entry) ? (entry as readonly Spelled[]) : [entry as Spelled]) {
        pathsOf(type);
        for (const spelling of Object.values(spelled.facets)) note(spelling, type, spelled.each);
      }
  return named;
}
