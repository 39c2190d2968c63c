import { byKey, engineeringKnowledge, is, key, kind, level, otherwise, raise, text, when } from '../dsl.ts';

const yours = engineeringKnowledge('the key named encrypts the replicated disks');
const standard = engineeringKnowledge('the default EBS key of the account encrypts the replicated disks');
const off = engineeringKnowledge('the replicated disks are written unencrypted');

export const template = kind('drs-replication', () => ({
  noun: 'Elastic Disaster Recovery replica',
  facets: { mode: text('EBS encryption', ['DEFAULT', 'CUSTOM', 'NONE']), key: key() },
  types: {
    'AWS::DRS::ReplicationConfigurationTemplate': {
      facets: { mode: 'EbsEncryption', key: 'EbsEncryptionKeyArn' },
      impact: { '*': 'in-place' },
    },
    aws_drs_replication_configuration_template: {
      facets: { mode: 'ebs_encryption', key: 'ebs_encryption_key_arn' },
      impact: { '*': 'in-place' },
    },
  },
  store: {
    levels: [
      when(is('mode', 'NONE'), level('none', 'declared', off)),
      when(is('mode', 'CUSTOM'), byKey('key', 'aws', 'declared', yours)),
      otherwise(level('aws', 'declared', standard)),
    ],
    raise: [raise('aws', { mode: 'DEFAULT' }), raise('customer', { mode: 'CUSTOM', key: '$key' })],
    switches: ['mode'],
    key: 'key',
    canBeOff: true,
  },
  why: 'The staging area holds a copy of every disk of the servers that are protected.',
}));
