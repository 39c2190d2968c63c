import type { Elsewhere, Spelling } from '../model/kind.ts';

/** The resource of its own that may hold a facet. */
export function elsewhereOf(spelling: Spelling | undefined): Elsewhere | undefined {
  if (spelling === undefined || typeof spelling === 'string') return undefined;
  if ('type' in spelling) return spelling;
  return spelling.find((one) => typeof one !== 'string');
}
