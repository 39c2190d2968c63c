import type { Project } from '../model/finding.ts';
import type { Resource } from '../model/resource.ts';
import type { Document, Json, MapNode, Path } from '../model/source.ts';
import type { Fresh } from '../syntax/fresh.ts';

/** What a text is, seen from its first 64 KB. `none`: not ours. */
export type Form = 'template' | 'tf-json' | 'plan' | 'state' | 'assembly' | 'none';

/** Answers from what the workspace has read already; dialects never wait and never touch files. */
export interface Reader {
  /** The parsed document, when the workspace has it. */
  readonly document: (uri: string) => Document | undefined;
  /** Text of a small file that is not linted itself (tfvars, lock file, `.tf` source). */
  readonly text: (uri: string) => string | undefined;
  /** URIs of the files of a directory that the workspace has read or listed. */
  readonly list: (directory: string) => readonly string[];
}

/**
 * What reading a document will ask the workspace for. Reading does not wait, so the workspace asks first, loads, and asks again of
 * what it loaded, until nothing is new. All URIs; what is not there is left out.
 */
export interface Needs {
  /** To be parsed: nested templates, manifests of nested assemblies. */
  readonly documents: readonly string[];
  /** To be read as text. */
  readonly texts: readonly string[];
  /** Terraform module directories: `*.tf.json` is parsed, `*.tf`, `*.tfvars`, `*.tfvars.json` and the lock file are read as text. */
  readonly modules: readonly string[];
}

/** What the user tells besides the files. */
export interface Inputs {
  /** CloudFormation parameters by name; Terraform variables by name. */
  readonly parameters?: Readonly<Record<string, Json>>;
  readonly region?: string;
}

/** Reads a project from its entry document (for Terraform, from its directory). */
export interface ReadOptions {
  readonly reader: Reader;
  readonly inputs?: Inputs;
  /** The same project's last reading: unchanged resources keep their identity, so that what hangs on them can be reused. */
  readonly previous?: Project | undefined;
}

/** How one resource is named, or a new one written, in a dialect; what fixes need and rules must not know. */
export interface Speller {
  /** A reference from `from` to an attribute of `to`, in the notation of `from`'s document; undefined when it can't be written there. */
  readonly reference: (to: Resource, attribute: 'arn' | 'id', from: Resource) => Fresh | undefined;
  /** Where a new resource goes: the map to write into, the path below it, and the value. */
  readonly resource: (
    type: string,
    name: string,
    properties: Readonly<Record<string, Fresh>>,
    beside: Resource,
  ) => { readonly document: Document; readonly map: MapNode; readonly path: Path; readonly value: Fresh } | undefined;
  /** A name that no resource of the project has yet. */
  readonly freshName: (type: string, wish: string, beside: Resource) => string;
}
