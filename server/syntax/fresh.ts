import type { Scalar } from '../model/source.ts';

/** Text to be written anew: data, plus CloudFormation's short intrinsics, which print as a tag in YAML and as a map in JSON. */
export type Fresh = Scalar | readonly Fresh[] | { readonly [key: string]: Fresh } | Tagged;
export interface Tagged {
  readonly tag: '!Ref' | '!GetAtt' | '!Sub';
  readonly value: string;
}
export const isTagged = (value: Fresh): value is Tagged =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  typeof (value as Tagged).tag === 'string' &&
  (value as Tagged).tag.startsWith('!');

export const isFreshList = (value: Fresh | undefined): value is readonly Fresh[] => Array.isArray(value);
export type FreshMap = Readonly<Record<string, Fresh>>;
export const isFreshMap = (value: Fresh | undefined): value is FreshMap =>
  typeof value === 'object' && value !== null && !isFreshList(value) && !isTagged(value);
