import type { Json, Site } from './source.ts';

/**
 * Texts of a policy may have parts that are not known: `${Bucket.Arn}`, `${AWS::Region}`, `${aws:username}` stand for one text
 * each, always the same under the same name; `${?}` stands for any.
 */
export type PolicyText = string;

/** The parts of a statement that may hold more, or other things, than what was read. */
export type StatementPart = 'effect' | 'principals' | 'actions' | 'resources' | 'conditions';

/** One statement of a policy document. One part that is not known leaves the others as they are. */
export interface Statement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny' | 'unknown';
  /** Undefined where the statement has no principal: a policy of an identity or an organisation. */
  readonly principals?: readonly Principal[];
  readonly notPrincipal: boolean;
  /** Lower case. */
  readonly actions: readonly PolicyText[];
  readonly notActions: boolean;
  readonly resources: readonly PolicyText[];
  readonly notResources: boolean;
  readonly conditions: readonly PolicyCondition[];
  readonly openParts: readonly StatementPart[];
  /** Why some part of it is not known. */
  readonly open?: string;
  /** Where it is written; absent inside a JSON text. */
  readonly site?: Site;
}
/** One operator and one key with the values it is compared to. */
export interface PolicyCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly PolicyText[];
  /** Values beside these are not known. */
  readonly open?: string;
  readonly site?: Site;
}
/** Whom a statement is about. */
export interface Principal {
  readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser' | '*';
  readonly value: PolicyText;
}
/** A policy document, as far as it is known. */
export interface Policy {
  readonly statements: readonly Statement[];
  /** Why there may be more statements. */
  readonly open?: string;
}

/**
 * A statement to write, as JSON policies spell it. Texts may hold `${arn}` (of the resource the policy is about), `${region}`,
 * `${account}`, `${partition}`, and `${facet:key}` (the value of a facet of the resource).
 */
export type PolicyStatement = Readonly<Record<string, Json>>;
