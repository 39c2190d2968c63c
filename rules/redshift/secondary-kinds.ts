import { documented, engineeringKnowledge, flag, is, key, kind, text } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { copyUses } from './key-uses.ts';

const secret = documented(
  'the secret is always encrypted; without a key of yours, with `aws/secretsmanager`',
  'https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-secrets-manager-integration.html',
);
const on = is('on', true);

export const masterSecret = kind('redshift-admin-secret', () => ({
  noun: 'Admin password of a Redshift warehouse in Secrets Manager',
  facets: { on: flag('management of the password'), key: key() },
  types: {
    'AWS::Redshift::Cluster': {
      facets: { on: 'ManageMasterPassword', key: 'MasterPasswordSecretKmsKeyId' },
      applies: on,
      impact: { '*': 'in-place' },
    },
    'AWS::RedshiftServerless::Namespace': {
      facets: { on: 'ManageAdminPassword', key: 'AdminPasswordSecretKmsKeyId' },
      applies: on,
      impact: { '*': 'in-place' },
    },
    aws_redshift_cluster: {
      facets: { on: 'manage_master_password', key: 'master_password_secret_kms_key_id' },
      applies: on,
      impact: { '*': 'in-place' },
    },
    aws_redshiftserverless_namespace: {
      facets: { on: 'manage_admin_password', key: 'admin_password_secret_kms_key_id' },
      applies: on,
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('aws', secret),
}));

export const snapshotCopy = kind('redshiftserverless-snapshot-copy', () => ({
  noun: 'Redshift Serverless snapshot copy',
  facets: { key: key(), region: text('Region'), elsewhere: flag(), own: key('key of the namespace') },
  types: {
    'AWS::RedshiftServerless::Namespace': {
      each: 'SnapshotCopyConfigurations[]',
      identity: 'DestinationRegion',
      facets: { key: 'DestinationKmsKeyId', region: 'DestinationRegion', own: '^KmsKeyId' },
      defaults: { elsewhere: true },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: copyUses,
  store: keyedStore(
    'service',
    engineeringKnowledge('without a key of yours, the copies are encrypted with one of the service'),
    [],
    {
      noFix: { 'customer-key': 'the key must be one of the Region that the snapshots are copied to' },
    },
  ),
}));
