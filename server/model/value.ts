import type { Guard } from './condition.ts';
import type { Hop } from './hop.ts';
import type { Prose } from './prose.ts';
import type { Scalar, Site } from './source.ts';

/** Kleene's three values; `unknown` is never treated as either of the others. */
export type Truth = 'yes' | 'no' | 'unknown';
export const negate = (truth: Truth): Truth => (truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'unknown');
export const every = (truths: readonly Truth[]): Truth =>
  truths.includes('no') ? 'no' : truths.includes('unknown') ? 'unknown' : 'yes';
export const some = (truths: readonly Truth[]): Truth =>
  truths.includes('yes') ? 'yes' : truths.includes('unknown') ? 'unknown' : 'no';

/** Whether a value is made of something that its file marks as a secret: it is judged, and not shown. */
export const isSecret = ({ from }: Value): boolean => from.some(({ of }) => of.is === 'secret');

interface Traced {
  /** From the property towards the evidence; empty for a plain literal. */
  readonly from: readonly Hop[];
  /** Where the property's own value is written; absent when nothing is written. */
  readonly site?: Site;
}
/** A scalar that the text tells. */
export interface KnownValue extends Traced {
  readonly is: 'known';
  readonly value: Scalar;
}
/** Nothing is written, and nothing else can write it. */
export interface AbsentValue extends Traced {
  readonly is: 'absent';
}
/** Cannot be known from the text. `present` tells that the property is set to something (a key known after apply). */
export interface UnknownValue extends Traced {
  readonly is: 'unknown';
  readonly reason: Prose;
  readonly present: boolean;
  /** What is known of the text all the same: `arn:aws:s3:::${Name}/*`. A part that has no name is `${?}`. */
  readonly shape?: string;
}
/** Points at a resource or a data source. `id` is what `Resource.id` holds; `missing` when the project declares no such thing. */
export interface ReferenceValue extends Traced {
  readonly is: 'reference';
  readonly id: string;
  readonly address: string;
  readonly attribute?: string;
  readonly missing: boolean;
}
/** A map whose values are read when they are asked for. */
export interface MapValue extends Traced {
  readonly is: 'map';
  readonly entries: readonly MapEntry[];
  /** Why more keys than these may exist; undefined when the map is known whole. */
  readonly open?: string;
}
/** One key of a map value. */
export interface MapEntry {
  readonly key: string;
  readonly keySite?: Site;
  /** Read lazily by a getter: a map is never evaluated whole. */
  readonly value: Value;
}
/** A list of values. */
export interface ListValue extends Traced {
  readonly is: 'list';
  readonly items: readonly Value[];
  readonly open?: string;
}
/** One case of a value, and when it is that case. */
export interface Arm {
  readonly when: Guard;
  readonly value: Value;
}
/** The value differs by case. Arms exclude each other and cover every possible case. */
export interface BranchesValue extends Traced {
  readonly is: 'branches';
  readonly arms: readonly Arm[];
}
/** What a property evaluates to, with where it comes from. Only what is known is judged. */
export type Value = KnownValue | AbsentValue | UnknownValue | ReferenceValue | MapValue | ListValue | BranchesValue;

export const known = (value: Scalar, site?: Site, from: readonly Hop[] = []): KnownValue =>
  site ? { is: 'known', value, from, site } : { is: 'known', value, from };
export const absent = (from: readonly Hop[] = []): AbsentValue => ({ is: 'absent', from });
export const unknown = (reason: string, present: boolean, site?: Site, from: readonly Hop[] = []): UnknownValue =>
  site ? { is: 'unknown', reason, present, from, site } : { is: 'unknown', reason, present, from };
