import { documented, key, kind, map, present, specified } from '../dsl.ts';
import { awsKey, serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';
import { replicationUses } from './key-uses.ts';

export const instanceProfile = kind('dms-instance-profile', () => ({
  noun: 'DMS instance profile',
  facets: { key: key() },
  types: {
    'AWS::DMS::InstanceProfile': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
    aws_dms_instance_profile: {
      facets: { key: 'kms_key_arn' },
      since: { '*': '6.64' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', serviceKey(specified)),
}));

export const replicationConfig = kind('dms-replication-config', () => ({
  noun: 'DMS replication config',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::DMS::ReplicationConfig': {
      facets: { key: 'ComputeConfig.KmsKeyId', part: 'ComputeConfig' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_dms_replication_config: {
      facets: { key: 'compute_config.kms_key_id', part: 'compute_config' },
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
  },
  keyUses: replicationUses,
  store: keyedStore('aws', awsKey(specified)),
}));

export const replicationInstance = kind('dms-replication-instance', () => ({
  noun: 'DMS replication instance',
  facets: { key: key() },
  types: {
    'AWS::DMS::ReplicationInstance': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_dms_replication_instance: { facets: { key: 'kms_key_arn' }, impact: { '*': 'replaces' } },
  },
  keyUses: replicationUses,
  store: keyedStore(
    'aws',
    awsKey(documented, 'https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html'),
  ),
}));
