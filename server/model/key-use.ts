import type { Fact } from './fact.ts';
import type { Formula } from './formula.ts';

/**
 * One use of a key: what must be let in by the key's policy for a thing to work under that key. Texts may hold `${region}`,
 * `${account}`, `${partition}` (the deploy's own) and `${name}` (the thing's own name, where it is written).
 */
export interface KeyUse {
  /** Unique: `logs-log-group`, `sns-topic-from-s3`. */
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
  readonly actions: readonly string[];
  /** What the statement should be narrowed with: operator, key, value. */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
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
