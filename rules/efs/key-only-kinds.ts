import { documented, key, kind, map, not, present, text } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { fileSystemUses } from './key-uses.ts';

export const replicationConfiguration = kind('efs-replica', () => ({
  noun: 'EFS replica',
  facets: {
    key: key(),
    part: map(),
    existing: text('existing file system'),
    own: key('key of the file system'),
    source: text('source'),
    region: text('Region'),
  },
  types: {
    'AWS::EFS::FileSystem': {
      each: 'ReplicationConfiguration.Destinations[]',
      identity: 'Region',
      facets: { key: 'KmsKeyId', existing: 'FileSystemId', own: '^KmsKeyId', region: 'Region' },
      // An existing file system keeps the key that it has.
      applies: not(present('existing')),
      impact: { '*': 'in-place' },
    },
    aws_efs_replication_configuration: {
      facets: {
        key: 'destination.kms_key_id',
        part: 'destination',
        existing: 'destination.file_system_id',
        source: 'source_file_system_id',
        region: 'destination.region',
      },
      applies: not(present('existing')),
      impact: { '*': 'replaces' },
    },
  },
  keyUses: fileSystemUses,
  store: keyedStore(
    'aws',
    documented(
      'a replica that is made new is always encrypted, with the key named or `aws/elasticfilesystem` of its Region',
      'https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html',
    ),
  ),
  why: 'The replica holds all data of the file system, in another Region or account.',
}));
