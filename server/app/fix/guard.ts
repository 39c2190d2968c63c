import type { Analysis } from '../../model/finding.ts';
import type { Choice } from './choice.ts';

/** Files that a tool writes would be written over, and in a text that is not understood nothing is sure: never touched. */
export function guarded(choice: Choice, { project }: Analysis): Choice {
  if (!('fix' in choice)) return choice;
  const files = new Set(choice.fix.edits.map(({ uri }) => uri));
  if ([...files].some(project.isGenerated)) {
    return { because: 'The file is generated: change what it is generated from.', refused: true };
  }
  const broken = project.documents.some(({ uri, problems }) => files.has(uri) && problems.length > 0);
  return broken ? { because: 'The file has syntax errors: mend them first.', refused: true } : choice;
}
