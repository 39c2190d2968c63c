import type { FacetRead } from '../../model/working.ts';
import { settingOf } from '../findings/evidence.ts';
import type { Subject } from '../look.ts';

/** What was read of a subject so far, in the order in which it was asked for. */
export const facetReads = ({ readings }: Subject): readonly FacetRead[] =>
  [...readings].map(([facet, { value, resource, path, near }]) => {
    const at = value.site ?? near;
    return { facet, says: settingOf(value), place: { resource, path }, ...(at && { at }), hops: value.from };
  });
