import {
  all,
  byKey,
  config,
  documented,
  flag,
  fsbp,
  inherits,
  key,
  kind,
  level,
  never,
  not,
  otherwise,
  present,
  provider,
  raise,
  since,
  specified,
  text,
  when,
} from '../dsl.ts';
import { keyedStore, leavesSnapshot, switchedStore } from '../shapes.ts';
import { clusterUses, copyUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html';
const on = documented('the cluster is encrypted with the key named, or one of the service where none is named', GUIDE);
const off = documented('`false` fails when a cluster is made, and decrypts one that is deployed', GUIDE);
const byDefault = since(
  '2025-01-10',
  documented(
    'new clusters are encrypted with a key of the service',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/behavior-changes.html',
  ),
);
const restored = documented(
  'a restored cluster is as its snapshot is; the default for new clusters does not apply',
  GUIDE,
);
const leak = documented(
  "Terraform's AWS provider before 6.0 sends `false` on a later apply when it is not set, which decrypts the cluster",
  'https://github.com/hashicorp/terraform-provider-aws/pull/42631',
);

export const cluster = kind('redshift-cluster', () => ({
  noun: 'Redshift cluster',
  facets: {
    encrypted: flag('encryption switch'),
    key: key(),
    snapshot: text('snapshot'),
    finalSnapshot: text('final snapshot'),
    skipsSnapshot: flag('skipping of the final snapshot'),
  },
  types: {
    'AWS::Redshift::Cluster': {
      facets: {
        encrypted: 'Encrypted',
        key: ['KmsKeyId', 'HsmConfigurationIdentifier'],
        snapshot: 'SnapshotIdentifier',
      },
      stays: never,
      impact: { '*': 'interrupts' },
      impactBasis: 'AWS migrates the data with a read-only window; the schema only says that nothing is replaced',
    },
    aws_redshift_cluster: {
      facets: {
        encrypted: 'encrypted',
        key: 'kms_key_id',
        snapshot: ['snapshot_identifier', 'snapshot_arn'],
        finalSnapshot: 'final_snapshot_identifier',
        skipsSnapshot: 'skip_final_snapshot',
      },
      stays: leavesSnapshot,
      impact: { '*': 'interrupts' },
    },
  },
  keyUses: clusterUses,
  store: switchedStore(
    {
      onWithout: 'service',
      on,
      off,
      before: [
        when(all(present('snapshot'), not(present('encrypted'))), inherits('snapshot', restored)),
        when(all(not(present('encrypted')), not(present('key')), provider('<6')), level('none', 'default', leak)),
      ],
      absent: otherwise(byKey('key', 'service', 'default', byDefault)),
    },
    {
      raise: [raise('service', { encrypted: true }), raise('customer', { encrypted: true, key: '$key' })],
      controls: {
        encrypted: [fsbp('Redshift.10'), config('REDSHIFT_CLUSTER_CONFIGURATION_CHECK')],
        'kms-key': [config('REDSHIFT_CLUSTER_KMS_ENABLED')],
      },
    },
  ),
  why: "A cluster's blocks, metadata and snapshots are encrypted or not together. Turning it on later moves the data, with the cluster read-only meanwhile.",
}));

export const namespace = kind('redshiftserverless-namespace', () => ({
  noun: 'Redshift Serverless namespace',
  facets: { key: key() },
  types: {
    'AWS::RedshiftServerless::Namespace': { facets: { key: 'KmsKeyId' }, impact: { '*': 'in-place' } },
    aws_redshiftserverless_namespace: { facets: { key: 'kms_key_id' }, impact: { '*': 'in-place' } },
  },
  keyUses: clusterUses,
  store: keyedStore(
    'service',
    documented(
      'Redshift Serverless always encrypts; without a key of yours, with one that is not yours',
      'https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-security.html',
    ),
  ),
}));

export const copyGrant = kind('redshift-snapshot-copy-grant', () => ({
  noun: 'Redshift snapshot copy grant',
  facets: { key: key() },
  types: {
    'AWS::Redshift::SnapshotCopyGrant': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_redshift_snapshot_copy_grant: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  keyUses: copyUses,
  store: keyedStore('aws', specified("without a key, Redshift's default key of the other Region is used")),
}));
