import type { Value } from '../../../model/value.ts';
import type { Prose } from '../../../model/prose.ts';
import type { ReadOptions } from '../../dialect.ts';

export interface TemplateOptions extends ReadOptions {
  /** Path of the construct that made a resource, where the template does not say. */
  readonly construct?: ((logicalId: string, templateUri: string) => string | undefined) | undefined;
  /** URI of the template of a nested stack, where the caller knows better than the template says. */
  readonly nested?: ((logicalId: string, templateUri: string) => string | undefined) | undefined;
  /** Set where templates are made by a program: says of a resource what to change instead, by the path of its construct. The same function each time. */
  readonly generated?: (construct: string | undefined) => Prose;
  /** Goes before addresses: the stack's name in an assembly, with its separator. */
  readonly scopePrefix?: string;
  /** Values that a parent outside of this project gives to parameters. */
  readonly bindings?: Readonly<Record<string, Value>>;
  /** Values that other stacks of the project export, by name. Resources are read anew when it is another map. */
  readonly imports?: ReadonlyMap<string, Value> | undefined;
}
