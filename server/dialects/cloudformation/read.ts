import type { Project } from '../../model/finding.ts';
import type { Resource } from '../../model/resource.ts';
import type { Document, Json, MapNode } from '../../model/source.ts';
import { known } from '../../model/value.ts';
import { dereference } from '../../syntax/walk.ts';
import type { Binding } from './context.ts';
import { readStack } from './stack/read-stack.ts';
import type { ProjectReading, StackState } from './stack/read-stack.ts';
import type { TemplateOptions } from './stack/template-options.ts';

const states = new WeakMap<Project, ReadonlyMap<string, StackState>>();

/**
 * Reads one YAML document of a template, with the nested templates that the reader has. Addresses of nested resources are
 * `Net.Volume`: logical ids from the outside in, with dots. Never throws. What has not changed since `previous` stays the same object.
 */
export function readTemplate(document: Document, rootIndex: number, options: TemplateOptions): Project {
  const session: ProjectReading = {
    options,
    notes: [],
    documents: new Set([document]),
    previous: options.previous && states.get(options.previous),
    next: new Map(),
    stacks: 0,
  };
  const root = dereference(document.roots[rootIndex]);
  const resources = root?.kind === 'map' ? readRoot(session, document, root, rootIndex) : [];
  const { documents, next, notes } = session;
  const project: Project = {
    uri: document.uri,
    form: 'template',
    isGenerated: () => false,
    documents: [...documents],
    resources,
    notes,
  };
  states.set(project, next);
  return project;
}

/** Start of the ids of a template's resources; their address follows. */
export const scopeBase = ({ uri }: Document, rootIndex: number): string =>
  `${uri}#${rootIndex === 0 ? '' : `${String(rootIndex)}:`}`;

function readRoot(session: ProjectReading, document: Document, root: MapNode, rootIndex: number): readonly Resource[] {
  const { options } = session;
  const read = readStack(session, {
    document,
    root,
    base: scopeBase(document, rootIndex),
    prefix: options.scopePrefix ?? '',
    label: 'the root stack',
    exists: () => known(true),
    bindings: () => given(options),
    key: JSON.stringify(options.inputs ?? null),
    chain: [document.uri],
    parent: [options.generated, options.imports, ...Object.values(options.bindings ?? {})],
  });
  return read.resources;
}

function given(options: TemplateOptions): ReadonlyMap<string, Binding> {
  const bindings = new Map<string, Binding>();
  for (const [name, value] of Object.entries(options.bindings ?? {})) bindings.set(name, { value: () => value });
  for (const [name, json] of Object.entries(options.inputs?.parameters ?? {})) {
    const text = textOf(json);
    if (text === undefined) continue;
    const value = known(text, undefined, [{ via: 'parameter-value', of: { is: 'parameter', name, by: 'given' } }]);
    bindings.set(name, { value: () => value });
  }
  return bindings;
}

function textOf(json: Json): string | undefined {
  if (Array.isArray(json)) return json.map(String).join(',');
  return typeof json === 'object' ? undefined : String(json);
}
