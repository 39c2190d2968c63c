import type { Document } from '../../../model/source.ts';
import { directoryOf } from '../../../model/uri.ts';
import type { Needs } from '../../dialect.ts';
import { readConfiguration } from './configuration.ts';
import { contentOf } from './document.ts';
import { moduleDirectories } from './module-directories.ts';

/** The module directories in which a plan's findings are shown. */
export function planNeeds(document: Document, sourceDirectory = directoryOf(document.uri)): Needs {
  const directories = moduleDirectories(sourceDirectory, readConfiguration(contentOf(document) ?? null));
  return { documents: [], texts: [], directories: [...new Set(directories.values())] };
}
