import { free, other, type PolicyText } from '../dsl.ts';
import type { Call, EnforcedKey, Held, Spared } from './enforced-key.ts';

export const calls = (service: string, names: string, on?: PolicyText): readonly Call[] =>
  names.split(' ').map((name) => ({ action: `${service}:${name}`, ...(on !== undefined && { on }) }));

const reference = (page: string): string =>
  `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${page}.html`;

type Rest = Omit<EnforcedKey, 'key' | 'takes' | 'proper' | 'others' | 'source'> & {
  readonly page: string;
  readonly proper?: readonly Held[];
  readonly others?: readonly Held[];
};
const made = (
  key: string,
  takes: EnforcedKey['takes'],
  preset: readonly Held[],
  wrong: readonly Held[],
  rest: Rest,
) => {
  const { page, proper = preset, others = wrong, ...more } = rest;
  return {
    key,
    takes,
    proper,
    others,
    ...more,
    spared: [...(more.spared ?? []), ...beside(key)],
    source: reference(page),
  };
};

/** Calls that never carry the keys of their service: what denies these goes too far. */
const BESIDE: ReadonlyMap<string, string> = new Map([
  ['ec2', 'DescribeInstances'],
  ['elasticache', 'DescribeReplicationGroups'],
  ['s3', 'GetObject'],
  ['s3express', 'CreateBucket'],
  ['s3-outposts', 'GetObject'],
  ['s3tables', 'GetTable'],
  ['s3vectors', 'GetVectors'],
  ['sagemaker', 'DescribeDomain'],
  ['comprehend', 'ListFlywheels'],
  ['transcribe', 'GetTranscriptionJob'],
  ['codebuild', 'BatchGetProjects'],
  ['secretsmanager', 'GetSecretValue'],
  ['eks', 'DescribeCluster'],
  ['ecs', 'DescribeClusters'],
  ['bedrock-agentcore', 'GetMemory'],
  ['elasticfilesystem', 'DescribeFileSystems'],
]);
const beside = (key: string): readonly Spared[] => {
  const [service = ''] = key.split(':');
  const name = BESIDE.get(service);
  return name === undefined
    ? []
    : [
        {
          action: `${service}:${name}`,
          carries: {},
          what: `calls that never carry the key as well, \`${service}:${name}\` for one: a key that is missing fulfils the condition`,
        },
      ];
};

/** A switch that must be on. */
export const switchOn = (key: string, rest: Rest): EnforcedKey => made(key, 'flag', [['true']], [['false']], rest);
/** A switch that must not be on; left out, it is off. */
export const switchOff = (key: string, rest: Rest): EnforcedKey =>
  made(key, 'flag', ['absent', ['false']], [['true']], rest);
export const word = (key: string, words: readonly string[], rest: Rest): EnforcedKey =>
  made(
    key,
    'word',
    words.map((one) => [one]),
    words.map((one) => [one]),
    rest,
  );
/** Compares the ARN of a KMS key. */
export const keyArn = (key: string, rest: Rest): EnforcedKey =>
  made(
    key,
    'key',
    [[`arn:${free('partition')}:kms:${free('region')}:${free('account')}:key/${free('id')}`]],
    [[other('key')]],
    rest,
  );
/** Compares what the call names a KMS key by: id, ARN or alias. */
export const keyText = (key: string, rest: Rest): EnforcedKey =>
  made(key, 'key', [[free('key')]], [[other('key')]], rest);
export const number = (key: string, samples: readonly number[], rest: Rest): EnforcedKey =>
  made(
    key,
    'number',
    samples.map((one) => [String(one)]),
    samples.map((one) => [String(one)]),
    rest,
  );
export const text = (key: string, rest: Rest): EnforcedKey =>
  made(key, 'text', [[free('text')]], [[other('text')]], rest);
/** A name that AWS has given up for another. */
export const replaced = (key: string, replacedBy: string, page: string): EnforcedKey =>
  made(key, 'key', [], [], { page, on: [], maybeMore: true, replacedBy });
