import type { Change } from '../edits/change.ts';
import type { Needed } from '../engine/judge/change-needed.ts';
import type { Billed } from '../model/cost.ts';
import type { Access } from '../model/impact.ts';
import type { Level } from '../model/level.ts';
import type { Id } from '../model/prose.ts';
import type { KeptKey } from './keys/kept-key.ts';

/** Whose key decides then: one that has to be named, one that is named already, one that AWS manages; or it is not about keys. */
export type WhoseKey =
  | { readonly is: 'chosen' }
  | { readonly is: 'kept'; readonly kept: KeptKey }
  | { readonly is: 'aws' }
  | { readonly is: 'none' };

/** One way to mend a finding. */
export interface Way {
  readonly id: Id;
  /** "Encrypt EBS volume `Data`". */
  readonly result: string;
  readonly needed: readonly Needed[];
  /** Of a store: the level that it has then, where that is known. */
  readonly level?: Level;
  readonly whoseKey: WhoseKey;
  readonly access: Access;
  /** Never applied unasked. */
  readonly asked?: true;
  /** What is billed once it is deployed, and was not before, whichever key it is. */
  readonly bills?: Billed;
  /** What the user must agree to, whatever else it does. */
  readonly confirm?: string;
  /** What is to be written beside what is needed of facets; or why it can't. */
  readonly more?: { readonly changes: readonly Change[] } | { readonly refused: string };
}

/** A key has to be named. */
export const isKeyed = ({ whoseKey }: Way): boolean => whoseKey.is === 'chosen';
