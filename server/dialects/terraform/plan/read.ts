import type { Note, Project } from '../../../model/finding.ts';
import type { Document, Json } from '../../../model/source.ts';
import { directoryOf } from '../../../model/uri.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { contentOf } from './document.ts';
import { type Groups, plannedInstances, stateInstances } from './instances.ts';
import { member } from '../../json.ts';
import { type Plan, type PlanSubject, resourceOf } from './resource.ts';
import { createScopes } from './scopes.ts';
import { sourceOf } from './source.ts';
import { type Variables, variablesOf } from './variables.ts';

export interface PlanOptions {
  /** Where the configuration lies; the plan's own directory when absent. */
  readonly sourceDirectory?: string | undefined;
  /** Reads the module of a directory with these values of its variables; undefined when there is none. Without it, findings stand in the plan. */
  readonly source?: (directory: string, variables: Variables) => Project | undefined;
  readonly previous?: Project | undefined;
}

/** Reads plan JSON (`terraform show -json` of a plan). Resources are the blocks of the configuration, as they will be after apply. */
export function readPlan(document: Document, options: PlanOptions = {}): Project {
  const content = contentOf(document);
  return content === undefined
    ? empty(document, 'plan')
    : read(document, content, 'plan', readConfiguration(content), plannedInstances(content), options);
}

/** Reads state JSON (`terraform show -json` of a state): what is deployed, with nothing said about how it is written. */
export function readState(document: Document, options: PlanOptions = {}): Project {
  const content = contentOf(document);
  return content === undefined
    ? empty(document, 'state')
    : read(document, content, 'state', readConfiguration(null), stateInstances(content), options);
}

const empty = (document: Document, form: Project['form']): Project => ({
  uri: document.uri,
  form,
  isGenerated: (uri) => uri === document.uri,
  documents: [document],
  resources: [],
  notes: [],
});

function read(
  document: Document,
  content: Json,
  form: 'plan' | 'state',
  configuration: Configuration,
  groups: Groups,
  options: PlanOptions,
): Project {
  const directory = options.sourceDirectory ?? directoryOf(document.uri);
  const idOf = (address: string): string => `${document.uri}#${address}`;
  const variables = variablesOf(configuration);
  const module = options.source?.(directory, variables);
  const plan: Plan = {
    document,
    configuration,
    groups,
    scopeOf: createScopes(document.uri, configuration),
    idOf,
    source: sourceOf(module, idOf),
    sourceIsExact: Object.keys(variables).length === Object.keys(configuration.variables).length,
  };
  const resources = subjectsOf(configuration, groups).map((subject) => resourceOf(subject, plan));
  const documents = new Set([document, ...resources.map((resource) => resource.document)]);
  return {
    uri: document.uri,
    form,
    isGenerated: (uri) => uri === document.uri,
    documents: [...documents],
    resources,
    notes: notesOf(document, content, form),
  };
}

function subjectsOf(configuration: Configuration, groups: Groups): readonly PlanSubject[] {
  const subjects: PlanSubject[] = [...groups.values()].map((group) => {
    const block = configuration.blocks.get(group.address);
    return block ? { address: group.address, block, group } : { address: group.address, group };
  });
  for (const block of configuration.blocks.values())
    if (!groups.has(block.address)) subjects.push({ address: block.address, block });
  return subjects;
}

function notesOf(document: Document, content: Json, form: 'plan' | 'state'): readonly Note[] {
  if (form === 'state') return [];
  const note = (key: string, message: string): Note => ({ site: { document, pointer: [key], grip: 'key' }, message });
  if (member(content, 'errored') === true)
    return [note('errored', 'planning ended with an error: resources may be missing from this plan')];
  return member(content, 'configuration') === undefined
    ? [
        note(
          'format_version',
          'this plan holds no configuration: what is not set can not be told from what is known after apply',
        ),
      ]
    : [];
}
