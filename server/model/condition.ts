import type { Id, Prose } from './prose.ts';

/** What a case depends on. */
export type Condition = ConditionText &
  (
    | { /** Declared under a name of its own: `IsProd`. */ readonly is: 'named'; readonly name: string }
    /** A parameter has one of the values that it can have; conditions with the same `of` exclude each other. */
    | { readonly is: 'value'; readonly of: Id; readonly name: string; readonly value: string }
    /** A test as the source has it: `var.env == "prod"`. */
    | { readonly is: 'expression' }
    /** Some of the instances of one block are looked at. */
    | { readonly is: 'instances' }
  );

interface ConditionText {
  /** Two conditions of one scope are one when they have the same key. */
  readonly key: Id;
  readonly text: Prose;
}

/** Conditions that hold together. */
export type Guard = readonly { readonly condition: Condition; readonly holds: boolean }[];

/** Finds a guard again, in whatever order its conditions come. */
export const keyOfGuard = (guard: Guard): string =>
  guard
    .map(({ condition: { key }, holds }) => `${holds ? '+' : '-'}${key}`)
    .sort()
    .join('\n\n');
