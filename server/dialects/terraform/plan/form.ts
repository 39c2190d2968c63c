import type { Project } from '../../../model/finding.ts';
import type { Document } from '../../../model/source.ts';
import type { Reader } from '../../dialect.ts';
import type { Form, FormOptions } from '../../form.ts';
import type { Start } from '../../start.ts';
import { fileRole } from '../files.ts';
import { needsOfModules } from '../form.ts';
import { readModule } from '../read.ts';
import { planDocument } from './document.ts';
import { planNeeds } from './needs.ts';
import { type PlanOptions, readPlan, readState } from './read.ts';

/** Mebibytes; no plan that fits in memory is larger. */
const limit = 256;

const shown = (
  name: string,
  sniff: Form['sniff'],
  readOne: (document: Document, options: PlanOptions) => Project,
): Form => ({
  name,
  sniff,
  names: /\.json$/i,
  inDirectory: false,
  document: planDocument,
  limit,
  needs: (entry, gathered, reader, { sourceDirectory }) => {
    const document = reader.document(entry);
    return document ? [planNeeds(document, sourceDirectory), needsOfModules(gathered, reader)] : [];
  },
  read: (entry, reader, options, [previous]) => {
    const document = reader.document(entry);
    const { sourceDirectory } = options;
    return document ? [readOne(document, { source: sourceFrom(reader, options), sourceDirectory, previous })] : [];
  },
  count: () => 1,
  claims: 'nothing',
});

/** `terraform show -json` of a plan: the resources as they will be after apply, shown where they are written. */
export const planForm = shown('plan', isPlan, readPlan);
/** `terraform show -json` of a state: what is deployed. */
export const stateForm = shown('state', isState, readState);

/** What Terraform writes says its version and that of the format. */
function isTerraforms({ keys }: Start): boolean {
  return keys.has('terraform_version') && keys.has('format_version');
}
function isPlan(start: Start): boolean {
  const { keys, text } = start;
  if (keys.has('planned_values') && text.includes('"root_module"')) return true;
  return (
    isTerraforms(start) &&
    ['planned_values', 'resource_changes', 'configuration', 'variables'].some((key) => keys.has(key))
  );
}
function isState(start: Start): boolean {
  return isTerraforms(start) && start.keys.has('values');
}

const sourceFrom =
  (reader: Reader, { inputs = {} }: FormOptions): NonNullable<PlanOptions['source']> =>
  (directory, variables) =>
    reader.list(directory).some((uri) => fileRole(uri, directory) === 'document')
      ? readModule(directory, { reader, inputs: { ...inputs, parameters: variables } })
      : undefined;
