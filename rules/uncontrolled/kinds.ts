import { kind, not, present, text } from '../dsl.ts';
import type { Spelled } from '../dsl.ts';

const plain: Spelled = { facets: {}, impact: { '*': 'unknown' } };
/** Resource types without anything to spell; `applies` and the like are written out where a type needs them. */
const typesOf = (...names: readonly string[]): Readonly<Record<string, Spelled>> =>
  Object.fromEntries(names.map((name) => [name, plain]));

/** Data that lies in the clear, or of which no one says that it does not, and no property that would change it. */
export const open = kind('uncontrolled-store', () => ({
  noun: 'Data store without encryption at rest',
  facets: { group: text('replication group') },
  types: {
    // At-rest encryption exists for replication groups and serverless caches only.
    'AWS::ElastiCache::CacheCluster': plain,
    aws_elasticache_cluster: {
      facets: { group: 'replication_group_id' },
      applies: not(present('group')),
      impact: { '*': 'unknown' },
    },
    ...typesOf('AWS::SDB::Domain', 'aws_simpledb_domain'),
  },
  why: "What these stores hold can't be encrypted at rest by you: move the data to a store that can, or accept it in writing.",
}));

/** Data that the service encrypts with a key of its own, and no property for another. */
export const sealed = kind('unchosen-store', () => ({
  noun: 'Data store without a choice of key',
  facets: {},
  types: typesOf(
    'AWS::CloudFront::KeyValueStore',
    'AWS::DirectoryService::MicrosoftAD',
    'AWS::DirectoryService::SimpleAD',
    'AWS::IoTAnalytics::Channel',
    'AWS::IoTAnalytics::Dataset',
    'AWS::IoTAnalytics::Datastore',
    'AWS::Lightsail::Bucket',
    'AWS::Lightsail::Database',
    'AWS::Lightsail::Disk',
    'AWS::MSK::ServerlessCluster',
    'AWS::S3Outposts::Bucket',
    'aws_cloudfront_key_value_store',
    'aws_directory_service_directory',
    'aws_lightsail_bucket',
    'aws_lightsail_database',
    'aws_lightsail_disk',
    'aws_msk_serverless_cluster',
    'aws_s3control_bucket',
    // The service and its CloudFormation types take a key of yours by now; version 6.66 of the provider does not.
    'aws_timestreaminfluxdb_db_instance',
  ),
  why: 'The service encrypts with a key that is not yours, and offers no other: no key policy, no record of use, no way to shut it off.',
}));
