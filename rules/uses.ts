/** Words for who must be let in by a key: the service itself, a service-linked role, whoever makes a thing, whoever uses it. */
import type { KeyUse, UseConditions } from '../server/model/key-use.ts';
import { documented, engineeringKnowledge, type Fact, type Pointer } from './dsl.ts';

export type { KeyUse };

type More = Partial<Omit<KeyUse, 'id' | 'by' | 'principal' | 'actions' | 'fails' | 'then' | 'fact'>>;
interface Failure {
  readonly fails: KeyUse['fails'];
  /** One clause after "then". */
  readonly then: string;
  readonly fact: Fact;
}

const HERE = { 'kms:CallerAccount': '${account}' };
/** Of one or several services through which KMS is called. */
const via = (service: string): UseConditions => ({
  StringEquals: { 'kms:ViaService': service, ...HERE },
});
/** The account that the service works for. */
const FOR_ACCOUNT: UseConditions = { StringEquals: { 'aws:SourceAccount': '${account}' } };

/** Keeps a service from using the key for the things of others. */
export const forSource = (arn: string): UseConditions => ({
  StringEquals: { 'aws:SourceAccount': '${account}' },
  ArnLike: { 'aws:SourceArn': arn },
});

/** The service calls KMS itself; no statement for principals of the account lets it in. */
export const usedByService = (
  id: string,
  principal: string,
  actions: readonly string[],
  failure: Failure,
  more: More = {},
): KeyUse => ({
  id,
  key: 'key',
  by: 'service',
  principal,
  actions,
  conditions: FOR_ACCOUNT,
  byDefault: false,
  awsKeyWorks: false,
  ...failure,
  ...more,
});

/** No key works at all: what the service delivers needs keys of S3. */
export const noKeyWorks = (id: string, principal: string, failure: Failure, more: More = {}): KeyUse => ({
  id,
  key: 'key',
  by: 'service',
  principal,
  actions: [],
  byDefault: false,
  awsKeyWorks: false,
  customerKeyWorks: false,
  ...failure,
  ...more,
});

/** Grants are for services only, and have a statement of their own. */
const FOR_SERVICES: UseConditions = { Bool: { 'kms:GrantIsForAWSResource': 'true' } };
const apartOf = (actions: readonly string[]): Pick<KeyUse, 'apart'> =>
  actions.includes('kms:CreateGrant') ? { apart: { 'kms:CreateGrant': FOR_SERVICES } } : {};

/** `name`: path of the service-linked role, `autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`. Nobody can edit its IAM policy. */
export const usedByLinkedRole = (
  id: string,
  name: string,
  actions: readonly string[],
  failure: Failure,
  more: More = {},
): KeyUse => ({
  id,
  key: 'key',
  by: 'linked-role',
  principal: `arn:\${partition}:iam::\${account}:role/aws-service-role/${name}`,
  actions,
  ...apartOf(actions),
  byDefault: false,
  ...failure,
  ...more,
});

const BY_GRANT = ['kms:CreateGrant', 'kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey*'];
const REFUSED = 'the deploy is refused';

/**
 * Whoever makes it must be let in, and makes a grant for the service, which works with that from then on. `service` is the name
 * in `kms:ViaService`.
 */
export const usedByCreator = (
  id: string,
  service: string,
  fact: Fact,
  more: More & Partial<Pick<KeyUse, 'actions' | 'then' | 'fails'>> = {},
): KeyUse => {
  return {
    id,
    key: 'key',
    by: 'creator',
    actions: BY_GRANT,
    ...apartOf(more.actions ?? BY_GRANT),
    conditions: via(`${service}.\${region}.amazonaws.com`),
    byDefault: true,
    fails: 'deploy',
    then: REFUSED,
    fact,
    ...more,
  };
};

/** Whoever reads or writes it must be let in, each with IAM permissions of their own. */
export const usedByCallers = (
  id: string,
  service: string,
  actions: readonly string[],
  failure: Failure,
  more: More = {},
): KeyUse => {
  return {
    id,
    key: 'key',
    by: 'caller',
    actions,
    ...apartOf(actions),
    conditions: via(`${service}.\${region}.amazonaws.com`),
    byDefault: true,
    awsKeyWorks: true,
    ...failure,
    ...more,
  };
};

const GRANTED = 'whoever makes it must be allowed to use the key; the service goes on with a grant made then';
/** What a creator's use rests on; without a page that says so, it is known from elsewhere. */
export const worksByGrant = (...sources: readonly string[]): Fact =>
  sources.length > 0 ? documented(GRANTED, ...sources) : engineeringKnowledge(GRANTED);

/** Where a resource of the type may name the thing. */
export const at = (type: string, ...paths: readonly string[]): readonly Pointer[] =>
  paths.map((path) => ({ type, path }));
