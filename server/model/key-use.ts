import type { Formula } from './formula.ts';
import type { Fact } from './fact.ts';

/** Operator, condition key, what it is compared with. */
export type UseConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/**
 * One use of a key: what must be let in by the key's policy for a thing to work under that key. Texts may hold `${region}`,
 * `${account}`, `${partition}` (the deploy's own) and `${name}` (the thing's own name, where it is written).
 */
export interface KeyUse {
  /** One for each thing that fails in its own way: `cloudwatch-logs`, `sns-s3`. Several kinds may share a use. */
  readonly id: string;
  /** The facet of the kind that names the key. */
  readonly key: string;
  /** Only where this holds: a topic that alarms publish to. Unknown: the use may apply. */
  readonly when?: Formula;
  /**
   * `service`: the service itself calls KMS. `linked-role`: a service-linked role does. `creator`: whoever makes the thing; the
   * service goes on with a grant. `caller`: whoever uses it, people and roles.
   */
  readonly by: 'service' | 'linked-role' | 'creator' | 'caller';
  /** `logs.${region}.amazonaws.com`; ARN of the service-linked role; absent for creators and callers, whom the text can't name. */
  readonly principal?: string;
  /** Other names by which the principal may be let in, though AWS does not document them: then it can't be told. */
  readonly perhaps?: readonly string[];
  /** What the statement should allow. */
  readonly actions: readonly string[];
  /** Of the actions, those without any of which it certainly fails; all of them where not given. */
  readonly vital?: readonly string[];
  /** What the statement should be narrowed with; the calls of the principal meet it. */
  readonly conditions?: UseConditions;
  /** Actions that need a statement of their own, and what narrows that in place of `conditions`. */
  readonly apart?: Readonly<Record<string, UseConditions>>;
  /** Condition keys that the calls do not carry, although one would think so: a condition on them shuts the principal out. */
  readonly lacks?: readonly string[];
  /** Whether the policy that KMS gives a key by default, or a statement for the account's root, is enough. */
  readonly byDefault: boolean;
  /** Whether the key that AWS manages for the service would work. Undefined: there is none to choose, or AWS does not say. */
  readonly awsKeyWorks?: boolean;
  /** False where no customer key works at all, whatever its policy says. */
  readonly customerKeyWorks?: false;
  /** How it fails when shut out: the deploy is refused, use fails with an error, or messages are lost without one. */
  readonly fails: 'deploy' | 'use' | 'silently';
  /** What the user sees then: one clause after "then": "alarms no longer reach the topic, and nothing says so". */
  readonly then: string;
  /** The rule that tells of it, where it is not the one about keys. */
  readonly toldBy?: string;
  readonly fact: Fact;
}
