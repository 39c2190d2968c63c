import type { Document, Json, Node } from '../../model/source.ts';
import { childOf, dereference, entryOf, toJson } from '../../syntax/walk.ts';
import { insideUri } from './inside.ts';

/** A file that a manifest names: where the name is written, and its URI unless it leads out of the assembly. */
export interface NamedFile {
  readonly path: string;
  readonly node: Node;
  readonly uri: string | undefined;
}
/** A stack of an assembly. Versions of the manifest differ in what they leave out, so that anything may be missing. */
export interface StackArtifact {
  readonly id: string;
  /** `Prod/Data`: what the CDK's own tools call it. */
  readonly name: string;
  readonly node: Node;
  readonly template: NamedFile | undefined;
  /** Metadata by construct path: in the manifest, or in a file of its own. */
  readonly metadata: Node | undefined;
  readonly metadataFile: NamedFile | undefined;
  /** Account and Region it is deployed to, `aws://unknown-account/unknown-region` when that is left open. */
  readonly environment: string;
  readonly region: string | undefined;
  readonly parameters: Readonly<Record<string, Json>>;
}
export interface Manifest {
  readonly document: Document;
  readonly stacks: readonly StackArtifact[];
  /** Manifests of the assemblies inside this one. */
  readonly nested: readonly NamedFile[];
  readonly tree: NamedFile | undefined;
  /** Lists of the files to upload, nested templates among them. */
  readonly assets: readonly NamedFile[];
}

/**
 * Whether a manifest is not there or cut off: a tool writes it whole, so that a broken one is about to be written. What is left of it
 * names nobody: its templates are judged by themselves meanwhile.
 */
export const isBroken = (manifest: Document | undefined): boolean => !manifest || manifest.problems.length > 0;

/** Reads what AtRest needs of a `manifest.json`, of whatever version. `assemblyDirectory` is where the outermost manifest lies. */
export function readManifest(document: Document, assemblyDirectory: string): Manifest {
  const artifacts = isBroken(document) ? undefined : dereference(childOf(document.roots[0], 'artifacts'));
  const stacks: StackArtifact[] = [];
  const nested: NamedFile[] = [];
  const assets: NamedFile[] = [];
  let tree: NamedFile | undefined;
  const named = (node: Node | undefined, suffix = ''): NamedFile | undefined => {
    const path = textOf(node);
    if (node === undefined || path === undefined) return undefined;
    const full = suffix === '' ? path : `${path}/${suffix}`;
    return { path: full, node, uri: insideUri(document.uri, full, assemblyDirectory) };
  };
  for (const { key: id, value } of artifacts?.kind === 'map' ? artifacts.entries : []) {
    const properties = childOf(value, 'properties');
    switch (textOf(childOf(value, 'type'))) {
      case 'aws:cloudformation:stack':
        stacks.push({
          id,
          name: textOf(childOf(value, 'displayName')) ?? id,
          node: entryOf(artifacts, id)?.keyNode ?? value,
          template: named(childOf(properties, 'templateFile')),
          metadata: childOf(value, 'metadata'),
          metadataFile: named(childOf(value, 'additionalMetadataFile')),
          environment: textOf(childOf(value, 'environment')) ?? '',
          region: regionOf(textOf(childOf(value, 'environment'))),
          parameters: parametersOf(childOf(properties, 'parameters')),
        });
        break;
      case 'cdk:cloud-assembly': {
        const inner = named(childOf(properties, 'directoryName'), 'manifest.json');
        if (inner) nested.push(inner);
        break;
      }
      case 'cdk:asset-manifest': {
        const list = named(childOf(properties, 'file'));
        if (list) assets.push(list);
        break;
      }
      case 'cdk:tree':
        tree = named(childOf(properties, 'file'));
        break;
      default:
    }
  }
  return { document, stacks, nested, tree, assets };
}

export const textOf = (node: Node | undefined): string | undefined => {
  const target = dereference(node);
  return target?.kind === 'scalar' && typeof target.value === 'string' ? target.value : undefined;
};

/** `aws://111122223333/eu-west-1`. */
function regionOf(environment: string | undefined): string | undefined {
  const region = /^aws:\/\/[^/]*\/([^/]+)$/.exec(environment ?? '')?.[1];
  return region === 'unknown-region' ? undefined : region;
}

function parametersOf(node: Node | undefined): Readonly<Record<string, Json>> {
  const json = node && toJson(node);
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Readonly<Record<string, Json>>)
    : {};
}
