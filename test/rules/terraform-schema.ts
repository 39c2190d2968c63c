/** Questions to excerpts of the schemas of Terraform's AWS provider: what a type has, and in which major version. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasPath, knownSchema } from './known-schema.ts';
import { namesIn } from './service-spec.ts';

/** A block's name carries `[]` when it may be repeated; what is no block says its type. */
export interface Block {
  readonly [name: string]: string | Block;
}
type Types = Readonly<Record<string, Block>>;
export const typesOf = (version: '5.100.0' | '6.25.0'): Types =>
  (
    JSON.parse(readFileSync(join(import.meta.dirname, `../fixtures/schema/aws-${version}.json`), 'utf8')) as {
      types: Types;
    }
  ).types;
const five = typesOf('5.100.0');
const six = typesOf('6.25.0');
/** The newest version that is known, by names of paths alone. */
const newest = knownSchema('terraform');

/** Major versions in which the type has the path; the type itself where the path is empty. */
export const majorsWith = (type: string, path: string): readonly (5 | 6)[] => [
  ...(has(five, type, path) ? [5 as const] : []),
  ...(has(six, type, path) || hasPath(newest, type, path) ? [6 as const] : []),
];

function has(types: Types, type: string, path: string): boolean {
  let at: string | Block | undefined = types[type];
  for (const step of path === '' ? [] : namesIn(path)) {
    if (typeof at === 'string') return at.includes('object') || at.startsWith('map');
    at = at?.[step] ?? at?.[`[]${step}`];
    if (at === undefined) return false;
  }
  return at !== undefined;
}
