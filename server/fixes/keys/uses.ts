import { appliedUses } from '../../engine/keys/applied-uses.ts';
import { holds } from '../../engine/formula/formula.ts';
import { namesOf } from '../../engine/read/read.ts';
import type { KeyUse } from '../../model/key-use.ts';
import type { NamedUse } from './key-statements.ts';
import type { Opened } from '../open.ts';

/** Who must be, or may have to be, let in by the policy of a key that the store is encrypted with. */
export function usesOf({ about, look }: Opened): readonly NamedUse[] {
  const name = namesOf(about, look)[0];
  // What the text fills in later is no name yet.
  const known = name === undefined || name.includes('${') ? {} : { name };
  return appliedUses(about, look, holds).map(({ use }) => ({ use, ...known }));
}

/** A use of the store with which no customer-managed key goes together. */
export const shutOut = ({ about, look }: Opened): KeyUse | undefined =>
  appliedUses(about, look, holds).find(({ use, applies }) => applies === 'yes' && use.customerKeyWorks === false)?.use;
