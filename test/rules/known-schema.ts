/** What the newest sources know of types that are about keys or encryption, or that a kind names: `npm run universe` writes it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Tree } from '../../scripts/universe/tree.ts';
import { namesIn } from './service-spec.ts';

export interface KnownSchema {
  readonly sources: readonly { readonly name: string; readonly date: string }[];
  readonly types: Readonly<Record<string, Tree>>;
}
export const knownSchema = (dialect: 'cloudformation' | 'terraform'): KnownSchema =>
  JSON.parse(
    readFileSync(path.join(import.meta.dirname, `../fixtures/schema/known-${dialect}.json`), 'utf8'),
  ) as KnownSchema;

/** Every path, dotted, those of objects too. */
export function* pathsIn({
  types,
}: Pick<KnownSchema, 'types'>): Generator<{ readonly type: string; readonly path: string }> {
  function* under(type: string, tree: Tree, prefix: string): ReturnType<typeof pathsIn> {
    for (const [name, below] of Object.entries(tree)) {
      yield { type, path: `${prefix}${name}` };
      if (typeof below !== 'string') yield* under(type, below, `${prefix}${name}.`);
    }
  }
  for (const [type, tree] of Object.entries(types)) yield* under(type, tree, '');
}

/** Whether a type has a path. What lies within a text or a free map can't be known, and is there. */
export function hasPath({ types }: Pick<KnownSchema, 'types'>, type: string, spelled: string): boolean {
  let at: Tree | string | undefined = types[type];
  for (const step of spelled === '' ? [] : namesIn(spelled)) {
    if (at === undefined || typeof at === 'string') return typeof at === 'string';
    at = at[step];
  }
  return at !== undefined;
}
