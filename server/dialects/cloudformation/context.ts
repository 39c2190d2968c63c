import type { Scope } from '../../model/resource.ts';
import type { MapNode, Node, ScalarNode } from '../../model/source.ts';
import type { Condition, Guard } from '../../model/condition.ts';
import type { Value } from '../../model/value.ts';
import type { LiveDocument } from '../live-site.ts';

/** A declaration of `Parameters`. */
export interface Parameter {
  readonly name: string;
  readonly keyNode: ScalarNode;
  readonly type: string;
  /** Its value is a list, written as text with commas. */
  readonly list: boolean;
  /** Its value is looked up in Parameter Store at deploy time. */
  readonly stored: boolean;
  /** `NoEcho`: its value is never shown. */
  readonly secret: boolean;
  readonly fallback?: ScalarNode;
  readonly allowed?: readonly ScalarNode[];
  readonly minimumLength: number;
  readonly maximumLength: number;
}

/** A value that a parent stack, or the caller, gives to a parameter. */
export interface Binding {
  /** `context` is where the parameter is used. */
  readonly value: (context: Context) => Value;
  /** The argument as written in the parent. */
  readonly written?: { readonly node: Node; readonly context: Context };
}

/** A condition as declared; one of a loop carries the loop's variable. */
export interface Declared {
  readonly node: Node;
  readonly keyNode: ScalarNode;
  readonly loop: Loop;
}
export type Loop = ReadonlyMap<string, Value>;

/** What transforms make of a template. */
export interface Transforms {
  readonly sam: boolean;
  /** Why any map of the template may get more keys: a macro over all of it. */
  readonly rewrites?: string;
  /** Why there may be resources that are not written. */
  readonly adds?: string;
  /** The same, where they may be of any type. */
  readonly addsAny?: string;
}

/** A nested stack whose template is at hand. */
export interface NestedStack {
  readonly output: (name: string, context: Context, node: Node) => Value | undefined;
}

/** One instance of a template. All that is mutable is set when a new version of the document has been read. */
export interface Stack extends Scope {
  readonly unit: LiveDocument;
  /** What goes before logical ids in addresses: empty, or `Net.` */
  readonly prefix: string;
  /** How guards of this stack are called in another stack's: `Net`. */
  readonly label: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly mappings: MapNode | undefined;
  readonly conditions: ReadonlyMap<string, Declared>;
  readonly rules: readonly MapNode[];
  readonly transforms: Transforms;
  readonly names: Names;
  readonly children: Map<string, NestedStack>;
  /** Conditions of other stacks that came in with their values, by the key that they have here. */
  readonly foreign: Map<string, { readonly stack: Stack; readonly condition: Condition }>;
  /** Values that other stacks of the project export, by name. */
  readonly imports: ReadonlyMap<string, Value>;
  readonly evaluate: (node: Node, context: Context) => Value;
}

/** The logical ids of a stack, and who asked for them: when one comes or goes, these are read anew. */
export interface Names {
  /** Types by logical id. */
  declared: ReadonlyMap<string, string>;
  /** Why there may be more. */
  incomplete: string | undefined;
  readonly asked: Map<string, Set<string>>;
}

/** A case under which conditions are tried: what is assigned to the parameters so far. */
export interface Assigned {
  /** Text, or the number of a text that differs from all those compared with; undefined when not assigned yet. */
  readonly of: (stack: Stack, name: string) => string | number | undefined;
  /** Whether a condition holds; undefined when that can't be told. */
  readonly holds: (stack: Stack, condition: string) => boolean | undefined;
}

/** Steps left; shared by all that is evaluated for one resource. */
export interface Budget {
  steps: number;
}

/** Where an evaluation stands. */
export interface Context {
  readonly stack: Stack;
  readonly budget: Budget;
  readonly depth: number;
  /** Conditions known to hold here. */
  readonly path: Guard;
  readonly loop: Loop;
  /** Logical id of the resource that is evaluated. */
  readonly asker?: string;
  readonly assigned?: Assigned;
  /** Why maps here may get more keys: a macro. */
  readonly open?: string;
}

/** Steps that the values of one resource may take. */
export const maximumSteps = 20_000;
/** Functions, maps and lists inside each other. */
export const maximumNesting = 120;

export const rootContext = (stack: Stack): Context => {
  const context = { stack, budget: { steps: maximumSteps }, depth: 0, path: [], loop: new Map<string, Value>() };
  return stack.transforms.rewrites === undefined ? context : { ...context, open: stack.transforms.rewrites };
};
