import type { Project } from '../model/finding.ts';
import type { KeyStatement } from '../model/new-key.ts';
import type { Resource } from '../model/resource.ts';
import type { Document, Json, MapNode, Path, Scalar, ScalarNode, Site, Span } from '../model/source.ts';
import type { Fresh } from '../model/fresh.ts';

/** Answers from what the workspace has read already; dialects never wait and never touch files. */
export interface Reader {
  /** The parsed document, when the workspace has it. */
  readonly document: (uri: string) => Document | undefined;
  /** Text of a small file that is not linted itself (tfvars, lock file). */
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
  /** Directories whose files belong together: each file is read in its role there. */
  readonly directories: readonly string[];
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

/** Something new of a document: the map to write into, the path below it (a number at its end stands for a new item), the value. */
export interface Added {
  readonly document: Document;
  readonly map: MapNode;
  readonly path: Path;
  readonly value: Fresh;
}
/** A value that needs something declared for it. */
export interface Made {
  readonly value: Fresh;
  readonly added: readonly Added[];
}
/** What the user is told instead of a fix. */
export interface Refused {
  readonly refused: string;
}
export interface NewResource {
  readonly type: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, Fresh>>;
  /** What stands beside the properties where the dialect tells them apart. */
  readonly attributes?: Readonly<Record<string, Fresh>>;
  /** It is there for `beside` alone, and exists only where that does. */
  readonly own?: boolean;
  /** Where it goes when there is no other of its type. */
  readonly near?: Document;
}
/** A parameter of a template, a variable of a module. */
export interface Given {
  readonly name: string;
  /** What holds unless the caller says otherwise; undefined when the caller has to say. */
  readonly fallback?: Scalar;
}

/** How one resource is named, or a new one written, in a dialect; what fixes need and rules must not know. */
export interface Speller {
  /** What a caller gives: "parameter", "variable". */
  readonly given: string;
  /** Whether resources of the type are written in the dialect. */
  readonly knows: (type: string) => boolean;
  /** What a reader calls a resource of the name. */
  readonly addressOf: (type: string, name: string) => string;
  /** A reference from `from` to an attribute of `to`, in the notation of `from`'s document; undefined when it can't be written there. */
  readonly reference: (to: Resource, attribute: 'arn' | 'id', from: Resource) => Fresh | undefined;
  /** The same for a resource that is about to be written. */
  readonly referenceTo: (type: string, name: string, attribute: 'arn' | 'id') => Fresh;
  /** Where a new resource goes: with others of its type, else where `beside` is written. */
  readonly resource: (resource: NewResource, beside: Resource) => Added | undefined;
  /** Whether what can be named from the one resource can be named from the other in the same words, and is in its Region. */
  readonly shares: (a: Resource, b: Resource) => boolean;
  /** A name that no resource of the project has yet. */
  readonly freshName: (type: string, wish: string, beside: Resource) => string;
  /** A text in which `${account}`, `${partition}`, `${region}` and `${stack}` stand for those of the deploy. */
  readonly text: (text: string, beside: Resource, type: string) => Made | undefined;
  /** The policy of a key of the type that is about to be written under the name. */
  readonly policy: (
    statements: readonly KeyStatement[],
    key: { readonly type: string; readonly name: string },
    beside: Resource,
  ) => Made | undefined;
  /** Texts and references put together as one text. */
  readonly composed: (parts: readonly Fresh[]) => Fresh;
  /** A new policy that says these statements, written as JSON policies spell them; `owner` is what holds it. */
  readonly policyDocument: (
    statements: readonly Readonly<Record<string, Fresh>>[],
    owner: { readonly type: string; readonly name: string },
    beside: Resource,
  ) => Made | undefined;
  /** What a policy of its own for a resource of the name is called. */
  readonly policyName: (owner: string) => string;
  /** A statement as a block of a document that the dialect makes policies with; undefined where it has none. */
  readonly statementBlock: (statement: Readonly<Record<string, Fresh>>) => Fresh | undefined;
  /** What to put where so that a policy that an expression makes has one more statement. */
  readonly insideExpression: (
    node: ScalarNode,
    statement: Readonly<Record<string, Fresh>>,
  ) => readonly { readonly within: Span; readonly text: string }[] | undefined;
  /** What a caller can give to where the resource is written, as far as it is a single text. */
  readonly givens: (beside: Resource) => readonly Given[];
  readonly referenceToGiven: (name: string) => Fresh;
  /** The parameter or variable that a place refers to with all it says. */
  readonly givenAt: (site: Site) => string | undefined;
  /** A new parameter or variable, handed down to `beside` by all who call it. */
  readonly newGiven: (
    wish: string,
    about: { readonly description: string; readonly pattern: string },
    beside: Resource,
    project: Project,
  ) => (Made & { readonly name: string }) | Refused;
}
