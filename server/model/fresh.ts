/**
 * A value to be written anew: data, and what refers to something else. Each syntax prints it in its own way; nobody else makes
 * text of it.
 */
export type Fresh = string | number | boolean | null | readonly Fresh[] | FreshMap | Tagged | RawExpression;
/** A map to be written anew. */
export interface FreshMap {
  readonly [key: string]: Fresh;
}

/** CloudFormation's short intrinsics, which print as a tag in YAML and as a map of one entry in JSON. */
export interface Tagged {
  readonly tag: '!Ref' | '!GetAtt' | '!Sub';
  readonly value: string;
}

/**
 * What is computed, by its source: `aws_kms_key.data.arn`. A notation of data prints it inside of a text, `"${…}"`; one that has
 * expressions prints it bare. A class, for no key of a map can tell it from data.
 */
export class RawExpression {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export const isRawExpression = (value: Fresh | undefined): value is RawExpression => value instanceof RawExpression;

export const isTagged = (value: Fresh | undefined): value is Tagged =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  typeof (value as Tagged).tag === 'string' &&
  (value as Tagged).tag.startsWith('!');

export const isFreshList = (value: Fresh | undefined): value is readonly Fresh[] => Array.isArray(value);

export const isFreshMap = (value: Fresh | undefined): value is FreshMap =>
  typeof value === 'object' && value !== null && !isFreshList(value) && !isTagged(value) && !isRawExpression(value);

/** A map or list with something in it, which takes lines of its own where collections are spread. */
export const isDeep = (value: Fresh): boolean =>
  (isFreshList(value) && value.length > 0) || (isFreshMap(value) && Object.keys(value).length > 0);

/** How a notation of data says an expression: inside of a text. */
export const interpolated = ({ source }: RawExpression): string => `\${${source}}`;

/** What a short function is where there are no tags: a map of one entry. */
export function longForm({ tag, value }: Tagged): Fresh {
  if (tag === '!Ref') return { Ref: value };
  const dot = value.indexOf('.');
  const argument = tag === '!GetAtt' && dot > 0 ? [value.slice(0, dot), value.slice(dot + 1)] : value;
  // eslint-disable-next-line no-restricted-syntax -- the one name that follows from the tag; nothing is known about it here
  return { [`Fn::${tag.slice(1)}`]: argument };
}
