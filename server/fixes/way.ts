import type { Change } from '../edits/change.ts';
import type { Needed } from '../engine/change-needed.ts';
import type { Access } from '../model/impact.ts';

/** One way to mend a finding. */
export interface Way {
  readonly id: string;
  /** "Encrypt EBS volume `Data`". */
  readonly result: string;
  readonly needed: readonly Needed[];
  /** A key has to be named. */
  readonly keyed: boolean;
  readonly access: Access;
  /** Never applied unasked. */
  readonly asked?: true;
  /** What the user must agree to, whatever else it does. */
  readonly confirm?: string;
  /** What is to be written beside what is needed of facets; or why it can't. */
  readonly more?: { readonly changes: readonly Change[] } | { readonly refused: string };
}
