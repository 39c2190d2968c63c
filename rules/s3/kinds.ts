import {
  all,
  any,
  byKey,
  config,
  flag,
  inherits,
  key,
  kind,
  level,
  list,
  map,
  not,
  oneOf,
  otherwise,
  outsideFsbp,
  pointed,
  policy,
  present,
  raise,
  satisfies,
  severity,
  some,
  text,
  through,
  when,
} from '../dsl.ts';
import { fromBucket, logTarget, sseKms, sseS3, sseS3ByDefault } from './facts.ts';
import { bucketUses } from './key-uses.ts';
import { byAccessIdentity } from './fed-by.ts';
import { accessIdentityUse, objectUses } from './object-key-uses.ts';

const RULE = 'BucketEncryption.ServerSideEncryptionConfiguration[]';
const CONFIGURATION = 'aws_s3_bucket_server_side_encryption_configuration';
const separate = (path: string) => ({ type: CONFIGURATION, by: 'bucket', path: `rule[].${path}` });
const inline = (path: string): string => `server_side_encryption_configuration.rule[].${path}`;
const ALGORITHM = 'apply_server_side_encryption_by_default.sse_algorithm';
const KEY = 'apply_server_side_encryption_by_default.kms_master_key_id';

/** Server access logs of some bucket are delivered here. Other log deliveries have rules of their own. */
export const takesAccessLogs = any(
  satisfies('policy', 's3/takesAccessLogs'),
  pointed([
    { type: 'AWS::S3::Bucket', path: 'LoggingConfiguration.DestinationBucketName' },
    { type: 'aws_s3_bucket_logging', path: 'target_bucket' },
    { type: 'aws_s3_bucket', path: 'logging.target_bucket' },
  ]),
);

/** So they may be: the group of the ACL is let in for other logs, too, and what names the bucket may be elsewhere. */
const mayTakeAccessLogs = any(
  takesAccessLogs,
  oneOf('acl', 'LogDeliveryWrite', 'log-delivery-write'),
  some('grantees', 'http://acs.amazonaws.com/groups/s3/LogDelivery'),
);

/** Replication leaves KMS-encrypted objects out unless its rules say otherwise, so turning to KMS takes more than this fix. */
const canTurnToKms = all(not(oneOf('algorithm', 'aws:kms', 'aws:kms:dsse')), not(present('replication')));

export const bucket = kind('s3-bucket', () => ({
  noun: 'S3 bucket',
  facets: {
    algorithm: text('encryption algorithm', ['AES256', 'aws:kms', 'aws:kms:dsse']),
    key: key(),
    bucketKey: flag('bucket key'),
    blocked: list('blocked encryption types'),
    acl: text(),
    grantees: list(),
    replication: map('replication'),
    policy: policy('bucket policy'),
    name: text(),
  },
  types: {
    'AWS::S3::Bucket': {
      facets: {
        algorithm: `${RULE}.ServerSideEncryptionByDefault.SSEAlgorithm`,
        key: `${RULE}.ServerSideEncryptionByDefault.KMSMasterKeyID`,
        bucketKey: `${RULE}.BucketKeyEnabled`,
        blocked: `${RULE}.BlockedEncryptionTypes.EncryptionType`,
        acl: 'AccessControl',
        policy: { type: 'AWS::S3::BucketPolicy', by: 'Bucket', path: 'PolicyDocument' },
        replication: 'ReplicationConfiguration',
        name: 'BucketName',
      },
      impact: { '*': 'in-place' },
    },
    aws_s3_bucket: {
      facets: {
        algorithm: [separate(ALGORITHM), inline(ALGORITHM)],
        key: [separate(KEY), inline(KEY)],
        bucketKey: [separate('bucket_key_enabled'), inline('bucket_key_enabled')],
        blocked: separate('blocked_encryption_types'),
        acl: ['acl', { type: 'aws_s3_bucket_acl', by: 'bucket', path: 'acl' }],
        grantees: [
          'grant[].uri',
          { type: 'aws_s3_bucket_acl', by: 'bucket', path: 'access_control_policy.grant[].grantee.uri' },
        ],
        policy: [{ type: 'aws_s3_bucket_policy', by: 'bucket', path: 'policy' }, 'policy'],
        replication: [
          'replication_configuration',
          { type: 'aws_s3_bucket_replication_configuration', by: 'bucket', path: 'rule' },
        ],
        name: 'bucket',
      },
      since: { blocked: '6.22' },
      companion: { type: CONFIGURATION, by: 'bucket', attribute: 'id' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: bucketUses(takesAccessLogs),
  store: {
    levels: [
      when(oneOf('algorithm', 'aws:kms', 'aws:kms:dsse'), byKey('key', 'aws', 'declared', sseKms)),
      when(present('algorithm'), level('service', 'declared', sseS3)),
      otherwise(level('service', 'default', sseS3ByDefault)),
    ],
    raise: [
      raise('service', { algorithm: 'AES256' }),
      raise('aws', { algorithm: 'aws:kms', bucketKey: true }, { when: canTurnToKms }),
      raise('customer', { algorithm: 'aws:kms', key: '$key', bucketKey: true }, { when: canTurnToKms }),
      raise('customer', { key: '$key' }, { when: oneOf('algorithm', 'aws:kms', 'aws:kms:dsse') }),
    ],
    switches: ['algorithm'],
    key: 'key',
    canBeOff: false,
    exempt: [{ rungs: ['kms-key', 'customer-key'], when: mayTakeAccessLogs, fact: logTarget }],
    severity: { declared: severity('warning', 'warning', 'error') },
    controls: {
      declared: [config('S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED')],
      'kms-key': [outsideFsbp('S3.17'), config('S3_DEFAULT_ENCRYPTION_KMS')],
    },
  },
  why: 'S3 encrypts every new object, but with SSE-S3 nobody but S3 decides who may decrypt: a KMS key adds a policy of its own and a record of each use.',
  migration:
    'Objects that exist keep the encryption they were written with; copy them over themselves to move them to the new key. Lifecycle moves to Glacier classes keep the encryption of the object.',
}));

/** What is said of the bucket's own encryption is said there. */
const chosenHere = any(present('key'), present('algorithm'));

const OBJECT = {
  facets: { algorithm: 'server_side_encryption', key: 'kms_key_id', bucket: 'bucket' },
  impact: { '*': 'in-place' },
} as const;

export const object = kind('s3-object', () => ({
  noun: 'S3 object',
  facets: {
    algorithm: text('encryption algorithm', ['AES256', 'aws:kms', 'aws:kms:dsse']),
    key: key(),
    bucket: text('bucket'),
  },
  types: { aws_s3_object: OBJECT, aws_s3_bucket_object: OBJECT, aws_s3_object_copy: OBJECT },
  keyUses: [...objectUses, accessIdentityUse(all(chosenHere, through('bucket', 's3-bucket', byAccessIdentity)))],
  store: {
    levels: [
      when(any(present('key'), oneOf('algorithm', 'aws:kms', 'aws:kms:dsse')), byKey('key', 'aws', 'declared', sseKms)),
      when(present('algorithm'), level('service', 'declared', sseS3)),
      otherwise(inherits('bucket', fromBucket, 's3-bucket', 'service')),
    ],
    raise: [
      raise('service', { algorithm: 'AES256' }),
      raise('aws', { algorithm: 'aws:kms' }),
      raise('customer', { algorithm: 'aws:kms', key: '$key' }),
    ],
    switches: [],
    key: 'key',
    canBeOff: false,
  },
  why: "An object may name its own encryption, which beats the bucket's; without it the bucket decides.",
}));
