import { type Coverage, coverageOf, type DialectName } from '../app/coverage.ts';
import { analyzer } from './analyzer.ts';

/** How much of what AWS lets one encrypt is known, and what is left, as `atrest coverage` counts it; its lists are read when this is asked. */
export async function coverage(): Promise<Readonly<Record<DialectName, Coverage>>> {
  const [universe, exceptions] = await Promise.all([
    import('../../rules/universe.json', { with: { type: 'json' } }),
    import('../../rules/exceptions.json', { with: { type: 'json' } }),
  ]);
  return coverageOf(analyzer.catalogue, universe.default, exceptions.default);
}
