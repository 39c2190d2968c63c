import { directoryOf, nameOf } from '../model/uri.ts';
import type { Form } from '../dialects/dialect.ts';

/** Where reading starts. */
export interface Entry {
  readonly form: 'template' | 'module' | 'assembly' | 'plan' | 'state';
  /** The file; for a module, its directory, or the text itself where it has no file yet. */
  readonly uri: string;
}

/** Why a file is not linted that is none of the forms. */
export const NOT_OURS = 'not a template, a Terraform JSON file, a plan or an assembly';

/** Terraform reads files of this name, all those of a directory together. */
const isNamedModule = (uri: string): boolean => /\.tf\.json$/i.test(nameOf(uri));

export const entryKey = ({ form, uri }: Entry): string => `${form} ${uri}`;

/** The entry that a file belongs to by its form. */
export function entryOf(uri: string, form: Form): Entry | undefined {
  if (form === 'none') return undefined;
  if (form !== 'tf-json') return { form, uri };
  return { form: 'module', uri: isNamedModule(uri) ? directoryOf(uri) : uri };
}
