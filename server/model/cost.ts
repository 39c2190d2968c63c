import type { Fact } from './fact.ts';
import type { Prose } from './prose.ts';

/** What AWS bills for KMS keys, in US dollars, as its price list has it for most Regions. */
export interface KeyPrices {
  /** For each key of the customer's and month. Keys that AWS manages or owns cost nothing by themselves. */
  readonly perMonth: number;
  /** What each of the first two rotations of a key adds to that. */
  readonly perRotation: number;
  /** For 10,000 requests with a key of the customer's or one that AWS manages, beyond a free number of them each month. */
  readonly per10000Requests: number;
  readonly fact: Fact;
}

/** What is billed once a fix is deployed, and was not before. */
export type Billed = 'key' | 'rotation' | 'requests';

/** The same with its prices, in US dollars. */
export interface KeyCost {
  readonly perMonth?: number;
  readonly perRotation?: number;
  readonly per10000Requests?: number;
}

/** Undefined where nothing more is billed. */
export function costOf(
  billed: ReadonlySet<Billed>,
  { perMonth, perRotation, per10000Requests }: KeyPrices,
): KeyCost | undefined {
  if (billed.size === 0) return undefined;
  return {
    ...(billed.has('key') && { perMonth }),
    ...(billed.has('rotation') && { perRotation }),
    ...(billed.has('requests') && { per10000Requests }),
  };
}

/** "Cost: USD 1 a month for the key, ...". */
export function costWords({ perMonth, perRotation, per10000Requests }: KeyCost): Prose {
  const parts = [
    perMonth === undefined ? [] : `USD ${String(perMonth)} a month for the key`,
    perRotation === undefined
      ? []
      : perMonth === undefined
        ? `USD ${String(perRotation)} a month more for each of the first two rotations`
        : `USD ${String(perRotation)} more for each of its first two rotations`,
    per10000Requests === undefined
      ? []
      : `USD ${String(per10000Requests)} for 10,000 requests to KMS beyond the free ones`,
  ].flat();
  return `Cost: ${parts.join(', ')}.`;
}
