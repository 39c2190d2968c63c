export { WATCHED } from '../dialects/index.ts';
import { directoryOf, isUnnamed } from '../model/uri.ts';
import { SOUGHT } from '../dialects/index.ts';
import type { Form } from '../dialects/form.ts';

/** Where reading starts. */
export interface EntryPoint {
  readonly form: Form;
  /** The file; where the form's projects are directories, the directory, or the text itself where it has no file yet. */
  readonly uri: string;
}

/** Why a file is not linted that is none of the forms. */
export const NOT_OURS = 'not a template, a Terraform file, a plan or an assembly';

/** Where nothing at all was found. */
export const NONE_OURS = `no ${SOUGHT} was found`;

export const entryKey = ({ form, uri }: EntryPoint): string => `${form.name} ${uri}`;

/** The entry that a file belongs to by its form. */
export function entryOf(uri: string, form: Form | 'none'): EntryPoint | undefined {
  if (form === 'none') return undefined;
  return { form, uri: form.inDirectory && !isUnnamed(uri) ? directoryOf(uri) : uri };
}
