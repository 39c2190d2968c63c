import { isBroken } from '../dialects/cdk/manifest.ts';
import type { Reader } from '../dialects/dialect.ts';
import { directoryOf } from '../model/uri.ts';
import type { Entry } from './entry.ts';

export const LEFT_OVER = 'the assembly beside it does not name it: it is left over from an earlier synthesis';

/**
 * Templates in the directory of an assembly that the assembly does not read: of stacks that are gone. A manifest that is broken names
 * nobody, and so tells nothing of what is left over.
 */
export function leftOvers(
  roots: readonly Entry[],
  isNamed: (uri: string) => boolean,
  reader: Reader,
): ReadonlySet<string> {
  const assemblies = roots.filter(({ form, uri }) => form === 'assembly' && !isBroken(reader.document(uri)));
  const directories = new Set(assemblies.map(({ uri }) => directoryOf(uri)));
  const left = roots.filter(
    ({ form, uri }) =>
      form === 'template' && uri.endsWith('.template.json') && directories.has(directoryOf(uri)) && !isNamed(uri),
  );
  return new Set(left.map(({ uri }) => uri));
}
