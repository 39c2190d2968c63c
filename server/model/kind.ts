import type { Fact } from './fact.ts';
import type { Impact } from './impact.ts';
import type { Formula } from './formula.ts';
import type { KeyUse } from './key-use.ts';
import type { Basis, Level, Rung } from './level.ts';
import type { Profile, Severity } from './settings.ts';
import type { Scalar } from './source.ts';

export type { Fact } from './fact.ts';

/** One property of a kind. `flag` reads true/false and their texts, `key` a KMS key in any notation, `policy` a policy document in any notation, `entries` a map that says nothing while it is empty. */
export interface Facet {
  readonly as: 'flag' | 'text' | 'number' | 'key' | 'policy' | 'list' | 'map' | 'entries';
  /** What it is called in a sentence: "encryption switch", "key". */
  readonly noun?: string;
  /** All that the service takes; another word is no choice but a mistake, and a deploy rejects it. */
  readonly values?: readonly string[];
}

/**
 * Where a facet is written: a dotted path from the resource's properties (`Ebs.Encrypted`, `Rules[].Algorithm`), from the store
 * when the kind has `each` (`^Path` starts at the resource again, `.` is the store's own value, `@DeletionPolicy` is an attribute
 * beside its properties), or on another resource that points back. A key with a dot stands in quotes (`Parameters."rds.force_ssl"`);
 * `parameter[name=rds.force_ssl].value` is in the item whose `name` says so.
 */
export type Spelling = string | Elsewhere | readonly (string | Elsewhere)[];
/** A facet that is written on another resource, which points at this one. */
export interface Elsewhere {
  /** Type of the other resource. */
  readonly type: string;
  /** Path on the other resource whose value points at this one. */
  readonly by: string;
  readonly path: string;
}

/** How one resource type writes a kind: where each facet stands, and what a deploy does when it changes. */
export interface Spelled {
  readonly facets: Readonly<Record<string, Spelling>>;
  /** Path of the list (or map) whose items are the stores: `BlockDeviceMappings[]`. */
  readonly each?: string;
  /** Path inside the item that names the store: `DeviceName`. */
  readonly identity?: string;
  /** What the vendor takes an unset facet for, where that differs from the kind's absence: an engine, a switch. */
  readonly defaults?: Readonly<Record<string, Scalar>>;
  /** Path, from the resource's properties, of an Availability Zone: it tells the Region where nothing else does. */
  readonly zone?: string;
  /** The kind is about this resource only if this holds. Unknown counts as yes. */
  readonly applies?: Formula;
  /** What a deploy does when a facet changes; `*` for all others. */
  readonly impact: Readonly<Record<string, Impact>>;
  /** Things for which a change of these facets does more: engines of old versions. Where it can't be told, it may. */
  readonly harder?: readonly Harder[];
  /** Where the impact is known from when it differs from the vendor's schema. */
  readonly impactBasis?: string;
  /** First version of the Terraform provider that has a facet, where 5.x has not; `*` for the whole type. No fix writes it for an older one. */
  readonly since?: Readonly<Record<string, string>>;
  /** Values to write where the type's words differ from the kind's: `{ algorithm: { 'aws:kms': 'KMS' } }`. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, Scalar>>>>;
  /**
   * Where a final snapshot outlives it when a deploy removes it and the author says nothing else; `never` where only a DeletionPolicy
   * can ask for one. Not given: there are none, and only what is retained is left.
   */
  readonly stays?: Formula;
  /** When a facet must be written on another resource that does not exist yet, what that resource is. */
  readonly companion?: Companion;
}
/** What a deploy does where `when` holds; `where` says that in words: "Elasticsearch before 6.7". */
export interface Harder {
  readonly facets: readonly string[];
  readonly when: Formula;
  readonly where: string;
  readonly impact: Impact;
}
/** A resource of its own that holds a facet (Terraform's separate S3 resources). `by` is the path that points back. */
export interface Companion {
  readonly type: string;
  readonly by: string;
  readonly attribute: string;
}

/** One clause of a store's level program: the first whose `when` holds decides; an unknown one adds its outcome to the set. */
export interface Clause {
  readonly when?: Formula;
  readonly gives: Outcome;
}
/** What a clause of a level program comes to. */
export type Outcome = (
  | { readonly level: Level; readonly basis: Basis }
  /** One of these, and the text does not tell which. */
  | { readonly oneOf: readonly Level[]; readonly basis: Basis }
  /** The owner of the key that the facet names; `without` is the level when no key is named. */
  | { readonly key: string; readonly without: Level; readonly basis: Basis }
  /**
   * The level of what the facet refers to, by the first of `kinds` that has its type; outside of the project unknown from `floor` upwards.
   * What `chooses` only starts as that is, and may be encrypted by itself: its finding is told besides.
   */
  | { readonly inherits: string; readonly kinds?: readonly string[]; readonly floor?: Level; readonly chooses?: true }
) & { readonly fact: Fact };

/** What to write to reach a level; `'$key'` stands for a customer key. */
export interface Raise {
  readonly to: Level;
  readonly set: Readonly<Record<string, Scalar>>;
  /** Facets to remove, for switches that contradict. */
  readonly unset?: readonly string[];
  /** Facets to remove where they are written and say nothing: an empty text contradicts, too. */
  readonly clear?: readonly string[];
  /** Facets to set along with it, on types that have them. */
  readonly also?: Readonly<Record<string, Scalar>>;
  /** Only where this holds. */
  readonly when?: Formula;
  /** Whether it is right here only people can say: never applied unasked. */
  readonly asked?: true;
  readonly onlyIf?: OnlyIf;
}
/** Where `holds` does not hold, or may not, a change would break what works or be of no use: it is refused, in these words. */
export interface OnlyIf {
  readonly holds: Formula;
  readonly because: string;
}

export const FRAMEWORKS = [
  'HIPAA',
  'NIST 800-53 r5',
  'PCI DSS 4.0',
  'FSBP',
  'CIS AWS',
  'ISO 27001',
  'AWS Config',
] as const;
/** A requirement of a framework that a rule helps to meet. */
export interface Control {
  readonly framework: (typeof FRAMEWORKS)[number];
  /** As the framework numbers it; with the version in front where numbers move (`5.0.0 2.2.1` of CIS AWS). */
  readonly id: string;
  /** What the mapping rests on: the control's own text, or who else maps it. */
  readonly basis: string;
}

/** A thing that keeps data: its levels and how to raise them. */
export interface Store {
  readonly levels: readonly Clause[];
  readonly raise: readonly Raise[];
  /** Facets that state the choice in writing; the `declared` rung exists when there are some. */
  readonly switches: readonly string[];
  /** The facet that names the key, if the customer can choose one. */
  readonly key?: string;
  /** Whether encryption can be off at all; the `encrypted` rung exists then. */
  readonly canBeOff: boolean;
  /** Where the severities differ from the family's. */
  readonly severity?: Readonly<Partial<Record<Rung, Readonly<Record<Profile, Severity | 'off'>>>>>;
  readonly concern?: Readonly<Partial<Record<Rung, Concern>>>;
  readonly title?: Readonly<Partial<Record<Rung, string>>>;
  readonly controls?: Readonly<Partial<Record<Rung, readonly Control[]>>>;
  /** Where the service can't do more, a rung is not asked for. */
  readonly exempt?: readonly { readonly rungs: readonly Rung[]; readonly when: Formula; readonly fact: Fact }[];
  /** No fix for these rungs, and why: a clause without a capital and a full stop. */
  readonly noFix?: Readonly<Partial<Record<Rung, string>>>;
}

/** What resource types mean, in every dialect. Adding a store is adding one of these. */
export interface Kind {
  /** Start of the ids of its rules: `ebs-volume`. */
  readonly id: string;
  /** "EBS volume". */
  readonly noun: string;
  readonly facets: Readonly<Record<string, Facet>>;
  /** By resource type; several when one type holds stores at several paths. */
  readonly types: Readonly<Record<string, Spelled | readonly Spelled[]>>;
  readonly store?: Store;
  /** For what is no store to be judged: the level of what is made from it. */
  readonly follows?: readonly Clause[];
  /** For kinds that are keys: who holds them, or the facet whose text tells (`alias/aws/...`). */
  readonly owner?:
    | {
        readonly level: Level;
        /** Fixes may name such a key for a store, where this holds. */
        readonly offer?: Formula;
        /** The facet that holds the key's policy; where nothing is written, KMS gives it one for the account alone. */
        readonly policy?: string;
        /** Where this holds, others may be let in beside the policy: by grants. */
        readonly besides?: Formula;
        /** For names of keys: the facet that leads to the key. */
        readonly of?: string;
      }
    | { readonly facet: string };
  /** Who must be let in by the policy of the key that a facet names. */
  readonly keyUses?: readonly KeyUse[];
  /** One or two sentences for the page: what is at stake, how to migrate. */
  readonly why?: string;
  readonly migration?: string;
}

/** What a rule is about; controls come with it. */
export type Concern =
  | 'encrypt'
  | 'cmk'
  | 'rotation'
  | 'key-policy'
  | 'key-state'
  | 'enforcement'
  | 'override'
  | 'consistency'
  | 'in-transit'
  | 'other';
