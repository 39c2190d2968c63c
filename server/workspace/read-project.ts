import { readAssembly } from '../dialects/cdk/read.ts';
import { readTemplate } from '../dialects/cloudformation/read.ts';
import type { Inputs, Reader } from '../dialects/dialect.ts';
import { readPlan, readState } from '../dialects/terraform/plan/read.ts';
import { countProjects as countModules, readDirectory } from '../dialects/terraform/apart.ts';
import { readModule } from '../dialects/terraform/read.ts';
import type { Project } from '../model/finding.ts';
import type { Document } from '../model/source.ts';
import { dereference, entryOf } from '../syntax/walk.ts';
import type { Entry } from './entry.ts';

export interface ProjectOptions {
  readonly inputs?: Inputs;
  /** Directory of the configuration that plans were made of; their own when absent. */
  readonly sourceDirectory?: string | undefined;
}

/**
 * Reads an entry from what is loaded: one project, or one for each YAML document of a template. `previous` are the same entry's
 * last projects. Synchronous; what is not loaded counts as not there.
 */
export function readProjects(
  { form, uri }: Entry,
  reader: Reader,
  { inputs = {}, sourceDirectory }: ProjectOptions,
  previous: readonly Project[] = [],
): readonly Project[] {
  const [last] = previous;
  if (form === 'module') return readDirectory(uri, { reader, inputs }, previous);
  const document = reader.document(uri);
  if (!document) return [];
  switch (form) {
    case 'assembly':
      return [readAssembly(document, { reader, inputs, previous: last })];
    case 'plan':
    case 'state': {
      const source = (directory: string, variables: Inputs['parameters']): Project | undefined =>
        reader.list(directory).some((one) => one.endsWith('.tf.json'))
          ? readModule(directory, { reader, inputs: { ...inputs, ...(variables && { parameters: variables }) } })
          : undefined;
      const options = { reader, source, sourceDirectory, previous: last };
      return [form === 'plan' ? readPlan(document, options) : readState(document, options)];
    }
    case 'template':
      return templateRoots(document).map((root, index) =>
        readTemplate(document, root, { reader, inputs, previous: previous[index] }),
      );
  }
}

/** How many projects `readProjects` makes of an entry. */
export function countProjects({ form, uri }: Entry, reader: Reader): number {
  if (form === 'module') return countModules(uri, reader);
  const document = form === 'template' ? reader.document(uri) : undefined;
  return document ? templateRoots(document).length : 1;
}

/** The documents of a file that are templates; the first one when none looks like it, for its errors. */
function templateRoots(document: Document): readonly number[] {
  const roots = [...document.roots.keys()].filter((index) => {
    const root = dereference(document.roots[index]);
    return root?.kind === 'map' && ['Resources', 'AWSTemplateFormatVersion'].some((key) => entryOf(root, key));
  });
  return roots.length > 0 ? roots : [0];
}
