import type { Json, Scalar } from '../model/source.ts';
import { own } from '../model/own.ts';

/** Reading plain JSON of unknown shape. Keys of a hostile file (`__proto__`, `constructor`) are keys like any other. */
export type JsonMap = Readonly<Record<string, Json>>;

const NOTHING: JsonMap = Object.freeze(Object.create(null) as JsonMap);

export const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
export const isScalar = (value: Json | undefined): value is Scalar =>
  value === null || (value !== undefined && typeof value !== 'object');

export const member = (value: Json | undefined, key: string): Json | undefined =>
  isMap(value) ? own(value, key) : undefined;
export const mapOf = (value: Json | undefined): JsonMap => (isMap(value) ? value : NOTHING);
export const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);
export const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

export const memberAt = (value: Json | undefined, ...keys: readonly string[]): Json | undefined =>
  keys.reduce<Json | undefined>(member, value);
