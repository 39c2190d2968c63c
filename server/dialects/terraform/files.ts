import type { Role } from '../form.ts';
import { nameOf } from '../../model/uri.ts';

/** Names that Terraform gives a meaning in a module's directory, besides its configuration. */
const TEXT = /\.tfvars(\.json)?$|\/\.terraform\.lock\.hcl$/;
/** Files of an editor or of an override's backup are none of Terraform's. */
const IGNORED = /^\.|~$|^#.*#$/;

/** Whether a file declares a part of a module, by its name, in either notation; `.tofu` files are OpenTofu's. */
export const isConfiguration = (uri: string): boolean => /\.(?:tf|tofu)(?:\.json)?$/.test(uri);
/** Whether what it declares is laid over what other files do. */
export const isOverride = (uri: string): boolean => /(^|_)override\.(?:tf|tofu)(?:\.json)?$/.test(nameOf(uri));

/**
 * The files of a directory's module, in the order in which they count. Where there is `x.tofu`, OpenTofu leaves `x.tf` out, and who has
 * such files uses OpenTofu.
 */
export function configurationIn(list: readonly string[], directory: string): readonly string[] {
  const uris = new Set(list.filter((uri) => (isConfiguration(uri) && !IGNORED.test(nameOf(uri))) || uri === directory));
  const isHidden = (uri: string): boolean =>
    /\.tf(\.json)?$/.test(uri) && uris.has(uri.replace(/\.tf(\.json)?$/, '.tofu$1'));
  return [...uris].filter((uri) => !isHidden(uri)).sort();
}

/** What a file is for the module of its directory. A text that has no file yet is a module of its own. */
export function fileRole(uri: string, directory: string): Role | undefined {
  if (isConfiguration(uri) || uri === directory) return 'document';
  return TEXT.test(uri) ? 'text' : undefined;
}
