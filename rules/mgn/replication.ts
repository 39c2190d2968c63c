import { byKey, eitherOf, is, key, kind, otherwise, partlyDocumented, raise, text, when } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

const fact = partlyDocumented(
  'replicated disks are encrypted with the default EBS key of the account, which may be one of yours, unless `CUSTOM` asks for the key named',
  'https://docs.aws.amazon.com/mgn/latest/ug/replication-server-settings.html',
);

export const replicationTemplate = kind('mgn-replication', () => ({
  noun: 'Application Migration replica',
  facets: { mode: text('EBS encryption', ['DEFAULT', 'CUSTOM']), key: key() },
  types: {
    'AWS::MGN::ReplicationConfigurationTemplate': {
      facets: { mode: 'EbsEncryption', key: 'EbsEncryptionKeyArn' },
      // The service has a call that changes both.
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('aws', fact, [], {
    levels: [
      when(is('mode', 'CUSTOM'), byKey('key', 'aws', 'declared', fact)),
      otherwise(eitherOf(['aws', 'customer'], 'default', fact)),
    ],
    raise: [raise('customer', { mode: 'CUSTOM', key: '$key' })],
  }),
  why: 'The staging area holds a copy of every disk of the servers that are migrated.',
}));
