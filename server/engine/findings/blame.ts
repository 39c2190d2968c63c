import type { Related } from '../../model/finding.ts';
import type { Place } from '../../model/resource.ts';
import type { Scalar, Site } from '../../model/source.ts';
import type { Hop } from '../../model/hop.ts';
import { hopWords } from './hop-words.ts';
import type { Look, Subject } from '../look.ts';
import { read } from '../read/read.ts';
import type { Reading } from '../read/reading.ts';

/** Where a finding points: the bad value, else the deepest key that is written, else the store's name, else the resource. */
export interface Blame {
  readonly place: Place;
  readonly site: Site;
  readonly reading?: Reading;
}

/** `wanted`: what the facet should be; of several values the first that is another one is pointed at. */
export function blameFacet(about: Subject, facet: string | undefined, look: Look, wanted?: Scalar): Blame {
  if (facet === undefined)
    return { place: { resource: about.resource, path: about.path }, site: siteOfStore(about, look) };
  const reading = read(about, facet, look);
  return {
    place: { resource: reading.resource, path: reading.path },
    site: siteOf(reading, about, look, wanted),
    reading,
  };
}

function siteOf(reading: Reading, about: Subject, look: Look, wanted: Scalar | undefined): Site {
  if (reading.value.site && reading.value.is !== 'absent') return reading.value.site;
  if (reading.value.is === 'list') {
    const written = reading.value.items.filter((item) => item.site);
    const other = written.find((item) => item.is !== 'known' || String(item.value) !== String(wanted)) ?? written[0];
    if (other?.site) return other.site;
  }
  if (reading.near) return reading.near;
  return reading.resource === about.resource ? siteOfStore(about, look) : reading.resource.header;
}

/** A store inside a resource is shown at what names it; the resource at its own name. */
function siteOfStore(about: Subject, look: Look): Site {
  if (about.path.length === 0) return about.resource.header;
  const identity = about.spelled.identity;
  if (identity !== undefined && about.value.is === 'map') {
    const named = about.value.entries.find((entry) => entry.key === identity);
    const value = named && look.now.pick(named.value, about.resource.scope);
    if (value?.site) return value.site;
    if (named?.keySite) return named.keySite;
  }
  const first = about.value.is === 'map' ? about.value.entries.find((entry) => entry.keySite) : undefined;
  return first?.keySite ?? about.value.site ?? about.resource.header;
}

/** Evidence that lies elsewhere, as related locations: a default, a condition, a mapping entry, a module argument. */
export function relatedOf(hops: readonly Hop[], except: Site): readonly Related[] {
  return hops.flatMap((hop) =>
    hop.at && !sameSite(hop.at, except) ? [{ site: hop.at, message: hopWords(hop.of) }] : [],
  );
}

const sameSite = (a: Site, b: Site): boolean => 'node' in a && 'node' in b && a.node === b.node;

/** Facets in the order in which an unknown is to be explained: whichever can't be known, switches first. */
export function unsureFacet(about: Subject, facets: readonly string[], look: Look): string | undefined {
  return (
    facets.find((facet) => read(about, facet, look).value.is === 'unknown') ??
    facets.find((facet) => read(about, facet, look).value.is === 'reference')
  );
}
