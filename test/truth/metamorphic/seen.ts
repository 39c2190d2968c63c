import type { Rung } from '../../../server/model/level.ts';
import type { Truth } from '../../../server/model/value.ts';
import { SEVERITIES } from '../../../server/model/settings.ts';
import { lintFiles } from '../../picture/lint-files.ts';
import { type Tried, written } from './tried.ts';
import { filesOf, type Way, waysOf } from './ways.ts';

/** What a resource comes to, written in one way. */
export interface Seen {
  /** By kind, place and rung. */
  readonly truths: ReadonlyMap<string, Truth>;
  /** How severe the worst is that is told of its rungs; -1 for nothing. */
  readonly worst: number;
  readonly messages: readonly string[];
}
export const rungOf = (key: string): Rung => key.slice(key.lastIndexOf(' ') + 1) as Rung;

/** All ways of a property, judged beside each other. */
export function seeAll(one: Tried): ReadonlyMap<Way, Seen> {
  const ways = Object.entries(waysOf(one)) as [Way, unknown][];
  const bodies = Object.fromEntries(ways.map(([way, value]) => [way, written(one.properties, one.path, value)]));
  const { analyses } = lintFiles(filesOf(one, bodies), { profile: 'strict', unknown: 'hint' });
  const stores = analyses.flatMap((analysis) => analysis.stores);
  return new Map(
    ways.map(([way]) => {
      const own = stores.filter(
        ({ site }) => site.resource.type === one.type && site.resource.address.endsWith(nameIn(one.type, way)),
      );
      const told = own.flatMap(({ finding }) => finding ?? []);
      const truths = new Map(
        own.flatMap(({ kind, site, rungs }) =>
          rungs.map(
            ({ rule, truth, excused }) =>
              [`${kind.id} ${site.path.join('.')} ${rule.rung}`, excused ? 'yes' : truth] as const,
          ),
        ),
      );
      const worst = Math.max(-1, ...told.map(({ severity }) => SEVERITIES.indexOf(severity)));
      return [way, { truths, worst, messages: told.map(({ message }) => message) }];
    }),
  );
}
/** No way's name may be the end of another's address. */
const nameIn = (type: string, way: Way): string => (type.includes('::') ? way : `.${way}`);
