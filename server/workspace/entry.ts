import { directoryOf } from '../model/uri.ts';
import type { Form } from '../dialects/dialect.ts';

/** Where reading starts. */
export interface Entry {
  readonly form: 'template' | 'module' | 'assembly' | 'plan' | 'state';
  /** The file; for a module, its directory. */
  readonly uri: string;
}

/** Why a file is not linted that is none of the forms. */
export const NOT_OURS = 'not a template, a Terraform JSON file, a plan or an assembly';

export const entryKey = ({ form, uri }: Entry): string => `${form} ${uri}`;

/** The entry that a file belongs to by its form. */
export function entryOf(uri: string, form: Form): Entry | undefined {
  if (form === 'none') return undefined;
  return form === 'tf-json' ? { form: 'module', uri: directoryOf(uri) } : { form, uri };
}
