import type { Reader } from '../dialect.ts';
import type { Form, Gathered } from '../form.ts';
import { countProjects, readDirectory } from './apart.ts';
import { fileRole } from './files.ts';
import { downloads, manifestOf } from './installed.ts';
import { installedNeeds, moduleNeeds } from './needs.ts';

/** A Terraform module directory, with the modules that it calls. */
export const moduleForm: Form = {
  name: 'module',
  names: /\.(?:tf|tofu)(?:\.json)?$/i,
  passesOver: /^\.terra(?:form|grunt-cache)$/,
  othersFiles: {
    names: /^terragrunt(?:\.stack)?\.hcl$/,
    instead:
      'of Terragrunt, which makes the configuration when it runs: lint the JSON of `terragrunt plan -out FILE` and `terragrunt show -json FILE`',
  },
  // A text without a name is known by its resources.
  sniff: ({ text, name, keys }) =>
    /\.(?:tf|tofu)(?:\.json)?$/i.test(name) ||
    (name === '' && keys.has('resource') && /"(?:aws|awscc)_[a-z0-9_]+"\s*:/.test(text)),
  inDirectory: true,
  listsOneBlock: true,
  role: fileRole,
  needs: (entry, gathered, reader) => [
    needsOfModules(gathered, reader, entry),
    ...(gathered.texts.has(manifestOf(entry)) ? [{ directories: installedNeeds(entry, reader) }] : []),
  ],
  confined: downloads,
  read: (entry, reader, { inputs = {} }, previous) => readDirectory(entry, { reader, inputs }, previous),
  count: countProjects,
  claims: 'directories',
};

/** What the modules of the directories need in turn; of a `root`, also the list of what was downloaded for it. */
export const needsOfModules = (
  { directories }: Gathered,
  reader: Reader,
  root?: string,
): ReturnType<typeof moduleNeeds> =>
  moduleNeeds(
    [...directories]
      .flatMap((directory) => reader.list(directory).filter((uri) => fileRole(uri, directory) === 'document'))
      .flatMap((uri) => reader.document(uri) ?? []),
    root,
  );
