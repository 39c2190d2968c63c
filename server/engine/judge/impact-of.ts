import { type Impact, worstImpact } from '../../model/impact.ts';
import { own } from '../../model/own.ts';
import { holds } from '../formula/formula.ts';
import type { Look, Subject } from '../look.ts';

/** What a deploy does when these facets of a store or thing that is live change. */
export const impactOf = (facets: readonly string[], about: Subject, look: Look): Impact =>
  worstImpact(
    facets.flatMap((facet) => [
      own(about.spelled.impact, facet) ?? about.spelled.impact['*'] ?? 'unknown',
      ...(about.spelled.harder ?? []).flatMap((one): readonly Impact[] => {
        const truth = one.facets.includes(facet) ? holds(one.when, about, look) : 'no';
        if (truth === 'no') return [];
        return [truth === 'unknown' && one.impact === 'replaces' ? 'may-replace' : one.impact];
      }),
    ]),
  );
