import type { Document } from '../../model/source.ts';
import { directoryOf, joinUri } from '../../model/uri.ts';
import type { Needs, Reader } from '../dialect.ts';
import { installedIn, manifestOf } from './installed.ts';
import { bodiesOf, blocksOf, literalText } from './module/block.ts';

/** Whether a module's source is a directory beside the caller. */
export const isLocal = (source: string): boolean => /^\.\.?(?:\/|$)/.test(source);

/** The directory of a local module; undefined for a remote one, or one whose source is not plain text. */
export const localDirectory = (caller: string, source: string | undefined): string | undefined =>
  source !== undefined && isLocal(source) && !source.includes('${') ? joinUri(caller, source) : undefined;

/**
 * The module directories that reading these documents will ask for: their own, and those they call. Of a `root`, where `terraform init`
 * has put what is called by another address than a directory's, too.
 */
export function moduleNeeds(
  documents: readonly Document[],
  root?: { readonly directory: string; readonly reader: Reader },
): Needs {
  const modules = new Set<string>();
  const remote = new Set<string>();
  for (const document of documents) {
    const directory = directoryOf(document.uri);
    modules.add(directory);
    for (const body of document.roots.flatMap(bodiesOf)) {
      for (const call of blocksOf({ document }, body, 'module', 1)) {
        const source = literalText(call, 'source');
        const called = localDirectory(directory, source);
        if (called !== undefined) modules.add(called);
        else if (source !== undefined && !isLocal(source))
          remote.add(call.key.value === null ? '' : String(call.key.value));
      }
    }
  }
  if (!root || remote.size === 0) return { documents: [], texts: [], directories: [...modules] };
  const manifest = manifestOf(root.directory);
  const text = root.reader.text(manifest);
  for (const [key, { directory }] of text === undefined ? [] : installedIn(root.directory, text))
    if (remote.has(key.slice(key.lastIndexOf('.') + 1))) modules.add(directory);
  return { documents: [], texts: [manifest], directories: [...modules] };
}
