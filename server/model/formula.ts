import type { Level } from './level.ts';
import type { Scalar } from './source.ts';
import type { Truth } from './value.ts';

/**
 * What must hold of a resource (or of a store inside it), as data. Facets are named as the kind names them. Flags compare
 * true/"true", texts compare exactly. A test of an absent facet: `is`, `one-of`, `matches`, `within` are no; `present` is no;
 * `key` is no. A list (a `[]` in the spelling) meets a test when every item does; an empty list is absent.
 */
export type Formula =
  | { readonly op: 'is'; readonly facet: string; readonly value: Scalar }
  | { readonly op: 'one-of'; readonly facet: string; readonly values: readonly Scalar[]; readonly ignoreCase?: boolean }
  | { readonly op: 'some'; readonly facet: string; readonly values: readonly Scalar[] }
  | { readonly op: 'matches'; readonly facet: string; readonly pattern: string }
  | { readonly op: 'within'; readonly facet: string; readonly min?: number; readonly max?: number }
  | { readonly op: 'present'; readonly facet: string }
  /** The key's owner is at least this level. */
  | { readonly op: 'key'; readonly facet: string; readonly atLeast: Level }
  /** The facet refers to something that the project does not declare. */
  | { readonly op: 'missing'; readonly facet: string }
  /** A predicate over a decoded policy document, by name from the catalogue. */
  | { readonly op: 'policy'; readonly facet: string; readonly predicate: string; readonly args?: readonly Scalar[] }
  | { readonly op: 'all' | 'any'; readonly of: readonly Formula[] }
  | { readonly op: 'not'; readonly of: Formula }
  /** The facet's reference leads to a resource of the kind that meets `require`. `otherwise`: what to say when it can't be followed (default unknown). */
  | {
      readonly op: 'through';
      readonly facet: string;
      readonly kind: string;
      readonly require: Formula;
      readonly otherwise?: Truth;
    }
  /** Some resource of these types points here by `by` (a spelled path), and meets `where` (tests on plain paths of that resource). */
  | { readonly op: 'pointed'; readonly by: readonly Pointer[]; readonly where?: Where }
  /** Some resource of the type exists in the project. */
  | { readonly op: 'exists'; readonly types: readonly string[]; readonly where?: Where }
  /** The account encrypts new EBS volumes by default in the resource's Region, by configuration. */
  | { readonly op: 'account'; readonly setting: 'ebs-encryption-by-default' }
  /** Every provider version allowed satisfies the range (`>=6`); unknown when some do. No for types without a provider. */
  | { readonly op: 'provider'; readonly range: string }
  | { readonly op: 'always' };

export interface Pointer {
  readonly type: string;
  readonly path: string;
}
/** A test of one spelled path of another resource. */
export interface Where {
  readonly path: string;
  readonly is?: Scalar;
  readonly present?: boolean;
}
