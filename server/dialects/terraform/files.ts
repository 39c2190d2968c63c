import type { Role } from '../form.ts';

/** Names that Terraform gives a meaning in a module's directory. */
const TEXT = /\.tf$|\.tfvars(\.json)?$|\/\.terraform\.lock\.hcl$/;

/** What a file is for the module of its directory. A text that has no file yet is a module of its own. */
export function fileRole(uri: string, directory: string): Role | undefined {
  if (uri.endsWith('.tf.json') || uri === directory) return 'document';
  return TEXT.test(uri) ? 'text' : undefined;
}
