import {
  any,
  config,
  documented,
  flag,
  byKey,
  is,
  key,
  kind,
  level,
  not,
  otherwise,
  present,
  raise,
  text,
  when,
} from '../dsl.ts';
import type { Formula, Store } from '../dsl.ts';
import { tableUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html';
const kms = documented('the table uses the KMS key named, or `aws/dynamodb` where none is named', GUIDE);
const owned = documented('a table is always encrypted; without KMS, with a key that DynamoDB owns', GUIDE);

/** `free`: when a table can have a key of its own. */
const storeOf = (free?: Formula): Store => ({
  levels: [
    when(is('encrypted', true), byKey('key', 'aws', 'declared', kms)),
    // Whichever it is where that is not in sight, it is written down.
    when(present('encrypted'), level('service', 'declared', owned)),
    otherwise(level('service', 'default', owned)),
  ],
  raise: [
    // What is so by default, written down: a key of the service costs nothing.
    raise('service', { encrypted: false }),
    raise('aws', { encrypted: true }),
    // CloudFormation's schema takes a key only along with the type.
    raise(
      'customer',
      { encrypted: true, key: '$key' },
      { also: { type: 'KMS' }, ...(free !== undefined && { when: free }) },
    ),
  ],
  switches: ['encrypted'],
  key: 'key',
  canBeOff: false,
  controls: {
    'kms-key': [config('DYNAMODB_TABLE_ENCRYPTED_KMS')],
  },
});
const facets = { encrypted: flag('KMS switch'), type: text('encryption type'), key: key() };
const why =
  'DynamoDB never stores a table in the clear. With its own key there is no key policy and no record of use; the switch moves the table to KMS.';

export const table = kind('dynamodb-table', () => ({
  noun: 'DynamoDB table',
  facets: { ...facets, replica: text('replica'), replicaKey: key('key of a replica') },
  types: {
    'AWS::DynamoDB::Table': {
      facets: {
        encrypted: 'SSESpecification.SSEEnabled',
        type: 'SSESpecification.SSEType',
        key: 'SSESpecification.KMSMasterKeyId',
      },
      impact: { '*': 'in-place' },
    },
    'AWS::Serverless::SimpleTable': {
      facets: {
        encrypted: 'SSESpecification.SSEEnabled',
        type: 'SSESpecification.SSEType',
        key: 'SSESpecification.KMSMasterKeyId',
      },
      impact: { '*': 'in-place' },
    },
    aws_dynamodb_table: {
      facets: {
        encrypted: 'server_side_encryption.enabled',
        key: 'server_side_encryption.kms_key_arn',
        replica: 'replica[].region_name',
        replicaKey: 'replica[].kms_key_arn',
      },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: tableUses,
  // With a key of its own all its replicas must have one, each of its Region.
  store: storeOf(any(not(present('replica')), present('replicaKey'))),
  why,
}));

export const globalTable = kind('dynamodb-replica', () => ({
  noun: 'DynamoDB replica',
  facets: { ...facets, region: text('Region'), anyKey: key('key of the table or a replica') },
  types: {
    'AWS::DynamoDB::GlobalTable': {
      each: 'Replicas[]',
      identity: 'Region',
      facets: {
        encrypted: '^SSESpecification.SSEEnabled',
        type: '^SSESpecification.SSEType',
        key: 'SSESpecification.KMSMasterKeyId',
        region: 'Region',
        anyKey: '^Replicas[].SSESpecification.KMSMasterKeyId',
      },
      impact: { '*': 'in-place' },
    },
    aws_dynamodb_table: {
      each: 'replica[]',
      identity: 'region_name',
      facets: {
        encrypted: '^server_side_encryption.enabled',
        key: 'kms_key_arn',
        region: 'region_name',
        anyKey: ['^server_side_encryption.kms_key_arn', '^replica[].kms_key_arn'],
      },
      impact: { '*': 'in-place', key: 'in-place' },
    },
  },
  keyUses: tableUses,
  store: storeOf(),
  why: 'Each replica names a key of its own Region; where one does, all must.',
}));

export const separateReplica = kind('dynamodb-table-replica', () => ({
  noun: 'DynamoDB replica',
  facets: { key: key(), table: text('table') },
  types: {
    aws_dynamodb_table_replica: {
      facets: { key: 'kms_key_arn', table: 'global_table_arn' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: tableUses,
  store: {
    levels: [otherwise(byKey('key', 'service', 'default', owned))],
    raise: [raise('customer', { key: '$key' })],
    switches: [],
    key: 'key',
    canBeOff: false,
  },
  why,
}));
