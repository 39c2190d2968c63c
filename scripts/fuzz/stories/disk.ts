import { isWithin } from '../../../server/model/uri.ts';
import { HOME, uriOf } from './session.ts';
import type { Step } from './step.ts';

/** The files and links of a story, by URI. */
export interface Disk {
  readonly files: Map<string, string>;
  readonly links: Map<string, string>;
}

export function newDisk(files: Readonly<Record<string, string>>): Disk {
  const disk = { files: new Map<string, string>(), links: new Map<string, string>() };
  for (const [name, text] of Object.entries(files)) disk.files.set(uriOf(name), text);
  // The configuration and the ignore files count up to here.
  disk.files.set(`${HOME}/.git/HEAD`, '');
  return disk;
}

/** Takes a step that changes the disk. Gives the names that an editor tells of: files, links and directories as a whole. */
export function change({ files, links }: Disk, step: Step): readonly string[] {
  switch (step.do) {
    case 'write':
      files.set(uriOf(step.name), step.text);
      return [step.name];
    case 'remove': {
      const uri = uriOf(step.name);
      return links.delete(uri) || files.delete(uri) ? [step.name] : [];
    }
    case 'rename': {
      const text = files.get(uriOf(step.name));
      if (text === undefined) return [];
      files.delete(uriOf(step.name));
      files.set(uriOf(step.to), text);
      return [step.name, step.to];
    }
    case 'link':
      links.set(uriOf(step.name), uriOf(step.to));
      return [step.name];
    case 'move': {
      const [from, to] = [uriOf(step.name), uriOf(step.to)];
      const found = below(from, files, links);
      if (found.length === 0 || below(to, files, links).length > 0 || isWithin(from, to)) return [];
      for (const uri of found)
        for (const map of [files, links]) {
          const value = map.get(uri);
          if (value !== undefined) map.set(`${to}${uri.slice(from.length)}`, value);
          map.delete(uri);
        }
      return [step.name, step.to];
    }
    case 'drop': {
      const found = below(uriOf(step.name), files, links);
      for (const uri of found) {
        files.delete(uri);
        links.delete(uri);
      }
      return found.length > 0 ? [step.name] : [];
    }
    case 'make':
      if (below(uriOf(step.name), files, links).length > 0) return [];
      for (const [name, text] of Object.entries(step.files)) files.set(uriOf(`${step.name}/${name}`), text);
      return [step.name];
    default:
      return [];
  }
}

const below = (directory: string, ...maps: readonly ReadonlyMap<string, string>[]): readonly string[] =>
  maps.flatMap((map) => [...map.keys()]).filter((uri) => isWithin(directory, uri));
