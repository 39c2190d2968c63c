import { free, other, type PolicyText } from '../dsl.ts';

/** A call that carries a condition key. `on` is the part of the ARN after the account; any resource where it is left out. */
export interface Call {
  readonly action: string;
  readonly on?: PolicyText;
}
/** What a call carries under a key. */
export type Held = 'absent' | readonly PolicyText[];

export interface Spared extends Call {
  readonly carries: Readonly<Record<string, Held>>;
  /** What can't be done when it is denied. */
  readonly what: string;
  /** That it carries this is reported, and documented nowhere. */
  readonly reported?: true;
}

/** A condition key that tells how a call encrypts, and the calls that carry it. */
export interface EnforcedKey {
  /** As AWS writes it; the name of an encryption context stands for `*`. */
  readonly key: string;
  /** `flag` true or false, `word` one of a few, `key` a KMS key. */
  readonly takes: 'flag' | 'word' | 'key' | 'number' | 'text';
  /** Calls that choose the encryption of something new. */
  readonly on: readonly Call[];
  /** Calls that carry it when they change it; without it they leave the encryption as it is. */
  readonly updates?: readonly Call[];
  /** Other calls that carry it. */
  readonly also?: readonly Call[];
  /** Calls beside these may carry it: nothing is said about them. */
  readonly maybeMore?: true;
  /** What well encrypted calls carry. Of a flag each of these must be let in, of others one at least. */
  readonly proper: readonly Held[];
  /** What other calls carry that a Deny may be meant for; of a flag, is meant for. */
  readonly others: readonly Held[];
  /** Calls about the same things which must be let in, with what they carry. */
  readonly spared?: readonly Spared[];
  /** Whether a call that leaves the setting out carries the key is not documented. */
  readonly unclear?: true;
  /** Holds several values. */
  readonly many?: true;
  /** AWS lists it on no action any more. */
  readonly replacedBy?: string;
  readonly source: string;
}

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
const BESIDE: Readonly<Record<string, string>> = {
  ec2: 'DescribeInstances',
  elasticache: 'DescribeReplicationGroups',
  s3: 'GetObject',
  s3express: 'CreateBucket',
  's3-outposts': 'GetObject',
  s3tables: 'GetTable',
  s3vectors: 'GetVectors',
  sagemaker: 'DescribeDomain',
  comprehend: 'ListFlywheels',
  transcribe: 'GetTranscriptionJob',
  codebuild: 'BatchGetProjects',
  secretsmanager: 'GetSecretValue',
  eks: 'DescribeCluster',
  ecs: 'DescribeClusters',
  'bedrock-agentcore': 'GetMemory',
  elasticfilesystem: 'DescribeFileSystems',
};
const beside = (key: string): NonNullable<EnforcedKey['spared']> => {
  const [service = ''] = key.split(':');
  const name = BESIDE[service];
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
