import type { Document } from '../../model/source.ts';
import { directoryOf, joinUri } from '../../model/uri.ts';
import type { Needs } from '../dialect.ts';
import { bodiesOf, blocksOf, literalText } from './module/block.ts';

/** Whether a module's source is a directory beside the caller. */
export const isLocal = (source: string): boolean => /^\.\.?(?:\/|$)/.test(source);

/** The directory of a local module; undefined for a remote one, or one whose source is not plain text. */
export const localDirectory = (caller: string, source: string | undefined): string | undefined =>
  source !== undefined && isLocal(source) && !source.includes('${') ? joinUri(caller, source) : undefined;

/** The module directories that reading these documents will ask for: their own, and those they call. */
export function moduleNeeds(documents: readonly Document[]): Needs {
  const modules = new Set<string>();
  for (const document of documents) {
    const directory = directoryOf(document.uri);
    modules.add(directory);
    for (const body of document.roots.flatMap(bodiesOf)) {
      for (const call of blocksOf({ document }, body, 'module', 1)) {
        const called = localDirectory(directory, literalText(call, 'source'));
        if (called !== undefined) modules.add(called);
      }
    }
  }
  return { documents: [], texts: [], directories: [...modules] };
}
