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
  /** The facet is made of what its file marks as a secret, or of what a resource of one of these types says. */
  | { readonly op: 'secret'; readonly facet: string; readonly types: readonly string[] }
  /** A predicate over a decoded policy document, by name from the catalogue. */
  | { readonly op: 'policy'; readonly facet: string; readonly predicate: string; readonly args?: readonly Scalar[] }
  | { readonly op: 'all' | 'any'; readonly of: readonly Formula[] }
  | { readonly op: 'not'; readonly of: Formula }
  /** The store itself is at least this level; unknown where its level program leaves it open, and for what is no store. */
  | { readonly op: 'level'; readonly atLeast: Level }
  /**
   * The facet and the facet `as` (of the resource of the kind that `through` leads to, where it is given) say the same: one text,
   * or one resource of the project. Two names that may be of one key are unknown; absent is the same as absent only.
   */
  | {
      readonly op: 'same';
      readonly facet: string;
      readonly as: string;
      readonly through?: string;
      readonly kind?: string;
    }
  /** What the facet names lies in the Region that the facet `of` tells; in the resource's own Region where `of` is not given. */
  | { readonly op: 'region'; readonly facet: string; readonly of?: string }
  /** Some store of the project that names this key, directly or by an alias, meets `where`. */
  | { readonly op: 'encrypts'; readonly where: Formula }
  /** What the resource keeps outlives it when a deploy removes it (`stays` of its spelling, CloudFormation's DeletionPolicy). */
  | { readonly op: 'stays' }
  /**
   * The facet's reference leads to a resource of the kind that meets `require`; in a list, every one does. `otherwise`: what to say
   * when it can't be followed (default unknown).
   */
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
  /** The policy of the store's own key lets everyone in who must be. Unknown where key or policy is not in the project. */
  | { readonly op: 'admits' }
  /** Nobody who must be let in is one for whom no key of the store's level works, whatever a policy says. */
  | { readonly op: 'works' }
  /** Whether `of` holds is known. */
  | { readonly op: 'decided'; readonly of: Formula }
  | { readonly op: 'always' };

/** A spelled path of resources of a type, by which they point at others. */
export interface Pointer {
  readonly type: string;
  readonly path: string;
}
/** A test of one spelled path of another resource; `and` must hold of the same resource. */
export interface Where {
  readonly path: string;
  readonly is?: Scalar;
  readonly isNot?: Scalar;
  readonly present?: boolean;
  /** A regular expression that the text matches. */
  readonly matches?: string;
  readonly and?: Where;
}
