import type { Document } from '../../model/source.ts';
import { directoryOf } from '../../model/uri.ts';
import type { Needs, Reader } from '../dialect.ts';
import { insideUri } from './inside.ts';
import type { Manifest, NamedFile } from './manifest.ts';
import { assetsOf, constructsOf, manifestsOf } from './read.ts';

/** What reading an assembly needs, as far as what is loaded already tells: ask again until nothing is new. */
export function assemblyNeeds(document: Document, reader: Reader): Needs {
  const directory = directoryOf(document.uri);
  const documents = new Set<string>();
  const texts = new Set<string>();
  const add = (set: Set<string>, named: NamedFile | undefined): void => {
    if (named?.uri !== undefined) set.add(named.uri);
  };
  for (const manifest of manifestsOf(document, reader, [])) {
    for (const nested of manifest.nested) add(documents, nested);
    for (const list of manifest.assets) add(texts, list);
    for (const stack of manifest.stacks) {
      add(documents, stack.template);
      add(texts, stack.metadataFile);
      // The tree is large and says nothing that the metadata does not say.
      if (!stack.metadata && !stack.metadataFile) add(texts, manifest.tree);
    }
    const nested = manifest.stacks.flatMap((stack) => constructsOf(manifest, stack, reader).files);
    for (const file of [...nested, ...assetTemplates(manifest, reader)]) {
      const uri = insideUri(manifest.document.uri, file, directory);
      if (uri !== undefined) documents.add(uri);
    }
  }
  return { documents: [...documents], texts: [...texts], directories: [] };
}

/** Templates among the assets: those of the stacks, and those nested in them. */
const assetTemplates = (manifest: Manifest, reader: Reader): readonly string[] =>
  [...assetsOf(manifest, reader).values()].filter((path) => path.endsWith('.template.json'));
