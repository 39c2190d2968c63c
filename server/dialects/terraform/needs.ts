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
 * The module directories that reading these documents will ask for: their own, and those they call. Where a `root` is given and one is
 * called by another address than a directory's, also the list of what `terraform init` downloaded for it.
 */
export function moduleNeeds(documents: readonly Document[], root?: string): Needs {
  const modules = new Set<string>();
  let remote = false;
  for (const document of documents) {
    const directory = directoryOf(document.uri);
    modules.add(directory);
    for (const body of document.roots.flatMap(bodiesOf)) {
      for (const call of blocksOf({ document }, body, 'module', 1)) {
        const source = literalText(call, 'source');
        const called = localDirectory(directory, source);
        if (called !== undefined) modules.add(called);
        else remote ||= source !== undefined && !isLocal(source);
      }
    }
  }
  return { documents: [], texts: root !== undefined && remote ? [manifestOf(root)] : [], directories: [...modules] };
}

/** Far above what people call; a manifest may list anything. */
const maximumInstalled = 500;

/** The directories that the list of a root names. */
export function installedNeeds(root: string, reader: Reader): readonly string[] {
  const text = reader.text(manifestOf(root));
  const installed = text === undefined ? [] : [...installedIn(root, text).values()];
  return installed.slice(0, maximumInstalled).map(({ directory }) => directory);
}
