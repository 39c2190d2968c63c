import { code } from '../../model/text/code.ts';
import type { Note, Project } from '../../model/finding.ts';
import type { Node } from '../../model/source.ts';
import { nameOf } from '../../model/uri.ts';
import type { ReadOptions, Reader } from '../dialect.ts';
import { configurationIn, isConfiguration, isOverride } from './files.ts';
import { blocksOf, bodiesOf } from './module/block.ts';
import { readModule } from './read.ts';

/**
 * Reads a directory as one module; or, when two of its files declare the same resource, each file for itself. Terraform rejects such
 * a directory as a whole, yet folders of examples look like this, and one file must not hide the other.
 */
export function readDirectory(
  directory: string,
  options: ReadOptions,
  previous: readonly Project[] = [],
): readonly Project[] {
  const { reader } = options;
  const files = filesOf(directory, reader);
  const twice = declaredTwice(files, reader);
  if (!twice) return [readModule(directory, { ...options, previous: previous[0] })];
  return files.map((file, index) => {
    const alone: Reader = {
      ...reader,
      list: (at) =>
        at === directory ? reader.list(at).filter((uri) => uri === file || !isConfiguration(uri)) : reader.list(at),
    };
    const project = readModule(directory, { ...options, reader: alone, previous: previous[index] });
    return { ...project, uri: file, notes: index === 0 ? [twice, ...project.notes] : project.notes };
  });
}

/** How many projects `readDirectory` makes of a directory. */
export function countProjects(directory: string, reader: Reader): number {
  const files = filesOf(directory, reader);
  return declaredTwice(files, reader) ? files.length : 1;
}

const filesOf = (directory: string, reader: Reader): readonly string[] =>
  configurationIn(reader.list(directory), directory).filter((uri) => !isOverride(uri));

/** The second declaration of a resource, as a note; undefined when every resource is declared once. */
function declaredTwice(files: readonly string[], reader: Reader): Note | undefined {
  const seen = new Map<string, string>();
  for (const uri of files) {
    const document = reader.document(uri);
    if (!document) continue;
    for (const body of document.roots.flatMap(bodiesOf))
      for (const { labels, key } of blocksOf({ document }, body, 'resource', 2)) {
        const address = labels.join('.');
        const first = seen.get(address);
        if (first === undefined) seen.set(address, uri);
        else if (first !== uri) {
          const node: Node = key;
          const message = `${code(address)} is declared in ${nameOf(first)} too, which Terraform rejects: the files of this directory are judged one by one.`;
          return { site: { document, node }, message };
        }
      }
  }
  return undefined;
}
