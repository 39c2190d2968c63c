import type { AppliedUse } from './key-statements.ts';
import type { Opened } from './open.ts';

/** Who must be let in by the policy of a key that the store is encrypted with. */
export const usesOf = (_opened: Opened): readonly AppliedUse[] => [];
