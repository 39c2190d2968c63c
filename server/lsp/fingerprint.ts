import type { Finding } from '../model/finding.ts';
import type { Resource } from '../model/resource.ts';
import type { Path } from '../model/source.ts';

/** Tells a finding from the others of its project, in every version of the text in which it exists. Short, not for eyes. */
export function fingerprintOf(finding: Finding): string {
  const found = known.get(finding) ?? fingerprint(finding);
  known.set(finding, found);
  return found;
}

/** Findings of what has not changed live on from analysis to analysis. */
const known = new WeakMap<Finding, string>();

function fingerprint({ rule, store, resource, place }: Finding): string {
  const judged = store ? [...placeOf(store.resource, store.path), store.identity] : placeOf(resource, []);
  return hash(JSON.stringify([rule.id, judged, placeOf(place.resource, place.path)]));
}

const placeOf = (resource: Resource, path: Path): readonly (string | number)[] => [resource.id, ...path];

/** 53 bits, two mixed multiplicative hashes: enough for one project, and needs no library. */
function hash(text: string): string {
  let high = 0x9e3779b1;
  let low = 0x85ebca6b;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0xc2b2ae35);
    low = Math.imul(low ^ code, 0x27d4eb2f);
    high ^= high >>> 15;
    low ^= low >>> 13;
  }
  return ((high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff)).toString(36);
}
