/** What is so of a store when nobody names a key for it. `known` says on what that rests: `documented`, `specified`, ... */
import { engineeringKnowledge } from './dsl.ts';
import type { Fact } from './dsl.ts';

type Known = (because: string, ...sources: readonly string[]) => Fact;

export const serviceKey = (known: Known, ...sources: readonly string[]): Fact =>
  known('without a key of yours, it is encrypted with one of the service', ...sources);

export const awsKey = (known: Known, ...sources: readonly string[]): Fact =>
  known('without a key of yours, it is encrypted with an AWS-managed key', ...sources);

export const anyKey = engineeringKnowledge('whose key is used when none is named is not documented');
