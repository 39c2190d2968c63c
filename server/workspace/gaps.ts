import type { Note, Project } from '../model/finding.ts';
import { code } from '../model/text/code.ts';
import { nameOf } from '../model/uri.ts';
import { TOO_MANY } from './gather.ts';
import type { EntrySlot } from './slots.ts';
import type { LoadedFiles } from './loaded-files.ts';

/**
 * What was read of an entry, with a note at its start for each reason why that is not all of it: more files than the budget, a file
 * that a mistake of ours kept from being read. Where nothing is missing, the same projects.
 */
export function withGaps(
  projects: readonly Project[],
  { full, uris }: Pick<EntrySlot, 'full' | 'uris'>,
  failure: LoadedFiles['failure'],
): readonly Project[] {
  const crashed = [...uris].flatMap((uri) => {
    const found = failure(uri);
    return found?.internal ? [{ uri, reason: `${code(nameOf(uri))}: ${found.message}` }] : [];
  });
  if (!full && crashed.length === 0) return projects;
  return projects.map((project) => {
    const reasons = [...(full ? [{ uri: project.uri, reason: TOO_MANY }] : []), ...crashed];
    return { ...project, notes: [...project.notes, ...reasons.flatMap((missing) => noteOf(project, missing))] };
  });
}

function noteOf(
  { uri, documents }: Project,
  missing: { readonly uri: string; readonly reason: string },
): readonly Note[] {
  const document = documents.find((one) => one.uri === uri) ?? documents[0];
  if (!document) return [];
  const [node] = document.roots;
  const site = node
    ? { document, node, within: { start: 0, end: 0 } }
    : { document, pointer: [], grip: 'key' as const };
  return [{ site, message: `Not all of it is checked: ${missing.reason}.`, missing }];
}
