import { code } from '../../model/text/code.ts';
import type { Note, Project } from '../../model/finding.ts';
import type { Prose } from '../../model/prose.ts';
import type { Resource } from '../../model/resource.ts';
import type { Document, Json, Node } from '../../model/source.ts';
import type { Value } from '../../model/value.ts';
import { directoryOf, nameOf } from '../../model/uri.ts';
import { nodeAt, toJson } from '../../syntax/walk.ts';
import { readTemplate } from '../cloudformation/read.ts';
import type { ReadOptions, Reader } from '../dialect.ts';
import { assetFiles, hashIn } from './assets.ts';
import { type Constructs, readConstructs } from './constructs.ts';
import { type Exports, exportsOf, sameExports } from './exports.ts';
import { insideUri } from './inside.ts';
import { type Manifest, type NamedFile, type StackArtifact, readManifest } from './manifest.ts';

/** Assemblies inside assemblies: a stage in a stage. */
const maximumDepth = 8;

/** What one reading leaves to the next. */
interface AssemblyState {
  readonly projects: ReadonlyMap<string, Project>;
  readonly exports: Exports;
}
const states = new WeakMap<Project, AssemblyState>();

/** A stack with its template. */
interface StackTemplate {
  readonly manifest: Manifest;
  readonly stack: StackArtifact;
  readonly template: Document;
}

/**
 * Reads a cloud assembly from its `manifest.json`: the resources of all stacks, with those of stages and nested stacks. Addresses
 * start with the stack's name. Never throws; files that the manifest names outside of its directory are not read.
 */
export function readAssembly(document: Document, options: ReadOptions): Project {
  const directory = directoryOf(document.uri);
  const notes: Note[] = [];
  const documents = new Set<Document>([document]);
  const resources: Resource[] = [];
  const last = options.previous && states.get(options.previous);
  const projects = new Map<string, Project>();
  const found: StackTemplate[] = [];
  for (const manifest of manifestsOf(document, options.reader, notes)) {
    documents.add(manifest.document);
    for (const stack of manifest.stacks) {
      if (!stack.template) {
        const message = `The stack ${code(shown(stack.name))} names no template: it is not checked. ${again}`;
        const reason = `the stack ${code(shown(stack.name))} names no template. ${again}`;
        notes.push({
          site: { document: manifest.document, node: stack.node },
          message,
          missing: { uri: manifest.document.uri, reason },
        });
      }
      const template = fileOf(manifest, stack.template, 'template', options.reader, notes);
      if (template) found.push({ manifest, stack, template });
    }
  }
  const fresh = exportsOf(
    found.map(({ stack, template }) => ({ template, prefix: prefixOf(stack), environment: stack.environment })),
  );
  const exports = last && sameExports(last.exports, fresh) ? last.exports : fresh;
  for (const one of found) {
    const key = `${one.manifest.document.uri}#${one.stack.id}`;
    const read = readStack(one, directory, exports.get(one.stack.environment), {
      ...options,
      previous: last?.projects.get(key),
    });
    projects.set(key, read);
    // A spread of a hundred thousand arguments overflows the stack.
    for (const resource of read.resources) resources.push(resource);
    for (const note of read.notes) notes.push(note);
    for (const each of read.documents) documents.add(each);
  }
  const project: Project = {
    uri: document.uri,
    form: 'assembly',
    isGenerated: () => true,
    documents: [...documents],
    resources,
    notes,
  };
  states.set(project, { projects, exports });
  return project;
}

const prefixOf = (stack: StackArtifact): string => `${stack.name}.`;

/** The manifest and those of the assemblies in it. */
export function manifestsOf(document: Document, reader: Reader, notes: Note[]): readonly Manifest[] {
  const directory = directoryOf(document.uri);
  const found: Manifest[] = [];
  const seen = new Set<string>();
  const visit = (each: Document, depth: number): void => {
    if (seen.has(each.uri) || depth > maximumDepth) return;
    seen.add(each.uri);
    const manifest = readManifest(each, directory);
    found.push(manifest);
    for (const named of manifest.nested) {
      const inner = fileOf(manifest, named, 'assembly', reader, notes);
      if (inner) visit(inner, depth + 1);
    }
  };
  visit(document, 0);
  return found;
}

function fileOf(
  { document }: Manifest,
  named: NamedFile | undefined,
  what: string,
  reader: Reader,
  notes: Note[],
): Document | undefined {
  if (!named) return undefined;
  const found = named.uri === undefined ? undefined : reader.document(named.uri);
  if (!found) {
    const why = named.uri === undefined ? 'leads out of the assembly' : 'can not be read';
    notes.push({
      site: { document, node: named.node },
      message: `The ${what} ${code(shown(named.path))} ${why}: it is not checked. ${again}`,
      missing:
        named.uri === undefined
          ? { uri: document.uri, reason: `the ${what} ${code(shown(named.path))} leads out of the assembly. ${again}` }
          : { uri: named.uri, reason: missingFrom(document) },
    });
  }
  return found;
}

const again = 'Make the assembly again with `cdk synth`.';
const missingFrom = ({ uri }: Document): string =>
  `${code(nameOf(uri))} beside it names it, and it is not there. ${again}`;
const shown = (path: string): string => (path.length > 80 ? `${path.slice(0, 77)}...` : path);

function readStack(
  { manifest, stack, template }: StackTemplate,
  directory: string,
  imports: ReadonlyMap<string, Value> | undefined,
  options: ReadOptions,
): Project {
  const constructs = constructsOf(manifest, stack, options.reader);
  const region = stack.region ?? options.inputs?.region;
  /** Construct paths of the stacks whose templates have been met. */
  const stacks = new Map([[template.uri, '']]);
  let assets: ReadonlyMap<string, string> | undefined;
  const nested = (logicalId: string, uri: string): string | undefined => {
    const inner = constructs.nestedOf(stacks.get(uri) ?? '', logicalId);
    assets ??= assetsOf(manifest, options.reader);
    const file = inner?.file ?? assets.get(hashIn(templateUrl(options.reader, uri, logicalId)) ?? '');
    const found = file === undefined ? undefined : insideUri(manifest.document.uri, file, directory);
    if (found !== undefined && inner) stacks.set(found, inner.stack);
    return found;
  };
  return readTemplate(template, 0, {
    ...options,
    reader: confined(options.reader, directory),
    inputs: {
      ...options.inputs,
      parameters: { ...stack.parameters, ...options.inputs?.parameters },
      ...(region !== undefined && { region }),
    },
    generated,
    scopePrefix: prefixOf(stack),
    imports,
    construct: (logicalId, uri) => constructs.pathOf(stacks.get(uri) ?? '', logicalId),
    nested,
  });
}

const generated = (construct: string | undefined): Prose =>
  `the template is generated: change the construct${construct === undefined ? '' : ` ${code(construct)}`} instead`;

const templateUrl = (reader: Reader, uri: string, logicalId: string): Node | undefined =>
  nodeAt(reader.document(uri)?.roots[0], ['Resources', logicalId, 'Properties', 'TemplateURL']);

/** A template may name another file anywhere: in an assembly only those in it are followed. */
const confined = (reader: Reader, directory: string): Reader => ({
  ...reader,
  document: (uri) => (uri.startsWith(`${directory}/`) ? reader.document(uri) : undefined),
});

export function constructsOf(manifest: Manifest, stack: StackArtifact, reader: Reader): Constructs {
  const inline = stack.metadata && toJson(stack.metadata);
  const beside = jsonOf(stack.metadataFile, reader);
  const metadata = [inline, beside].filter((json) => json !== undefined);
  const tree = metadata.length === 0 ? jsonOf(manifest.tree, reader) : undefined;
  return readConstructs(metadata, tree, stack.template?.path ?? '');
}

export const assetsOf = (manifest: Manifest, reader: Reader): ReadonlyMap<string, string> =>
  new Map(manifest.assets.flatMap((list) => [...assetFiles(jsonOf(list, reader) ?? null)]));

function jsonOf(named: NamedFile | undefined, reader: Reader): Json | undefined {
  const text = named?.uri === undefined ? undefined : reader.text(named.uri);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    // Without it constructs have no path, and the template says the rest.
    return undefined;
  }
}
