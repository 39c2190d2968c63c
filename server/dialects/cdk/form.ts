import { directoryOf } from '../../model/uri.ts';
import { templateForm } from '../cloudformation/form.ts';
import { templateNeeds } from '../cloudformation/stack/needs.ts';
import type { Form } from '../form.ts';
import { isBroken } from './manifest.ts';
import { assemblyNeeds } from './needs.ts';
import { MANIFEST, isManifest, manifestOf, manifestsAbove } from './outputs.ts';
import { readAssembly } from './read.ts';

/** A cloud assembly, from its `manifest.json`: all stacks of an application, with those of its stages. */
export const assemblyForm: Form = {
  name: 'assembly',
  names: /^manifest\.json$/,
  // The assets of an application, which are copies of anything.
  passesOver: /^asset\./,
  sniff: ({ name, keys }) => isManifest(name) && keys.has('artifacts') && keys.has('version'),
  inDirectory: false,
  needs: (entry, { documents }, reader) => {
    const manifest = reader.document(entry);
    if (!manifest) return [];
    const templates = [...documents].filter((uri) => !isManifest(uri)).flatMap((uri) => reader.document(uri) ?? []);
    return [assemblyNeeds(manifest, reader), { documents: templates.flatMap(templateNeeds) }];
  },
  read: (entry, reader, { inputs = {} }, [previous]) => {
    const manifest = reader.document(entry);
    return manifest ? [readAssembly(manifest, { reader, inputs, previous })] : [];
  },
  count: () => 1,
  claims: 'documents',
  home: directoryOf,
  above: { file: MANIFEST, of: (uri, form) => (form === templateForm ? manifestsAbove(uri) : []) },
  madeBy: { file: 'cdk.json', entry: manifestOf },
  // A manifest that is broken names nobody, and so tells nothing of what is left over.
  leavesOver: (entry, uri, reader) =>
    uri.endsWith('.template.json') && directoryOf(uri) === directoryOf(entry) && !isBroken(reader.document(entry)),
};
