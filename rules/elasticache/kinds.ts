import {
  config,
  documented,
  eitherOf,
  flag,
  fsbp,
  inherits,
  key,
  kind,
  level,
  matches,
  not,
  oneOfAnyCase,
  present,
  raise,
  text,
  when,
  otherwise,
  all,
  never,
} from '../dsl.ts';
import { keyedStore, switchedStore } from '../shapes.ts';
import { cacheUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html';
const on = documented(
  'disks and backups are encrypted with the key named, or one of the service where none is named',
  GUIDE,
);
const off = documented('a Redis OSS replication group is not encrypted unless asked for', GUIDE);
const valkey = documented(
  'Valkey encrypts by default, with a key of the service',
  'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html',
);
const noEngine = documented('Valkey encrypts by default and Redis OSS does not, and the engine is not stated', GUIDE);

const old = documented(
  "Redis OSS before 4.0.10 can't be encrypted (but for 3.2.6), so it takes a newer version first",
  'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/encryption.html',
);
const isOld = all(not(oneOfAnyCase('engine', 'valkey')), matches('version', '^(2\\.|3\\.(?!2\\.6$)|4\\.0\\.\\d$)'));

/** The schemas say in place, which holds for the mode. */
const TWO_STEPS =
  'a deployed group takes TLS in two steps, `preferred` first and then `required`; before Redis OSS 7 only a new group does';

export const replicationGroup = kind('elasticache-replication-group', () => ({
  noun: 'ElastiCache replication group',
  facets: {
    encrypted: flag('encryption switch'),
    key: key(),
    engine: text('engine'),
    version: text('engine version'),
    global: text('global replication group'),
    tls: flag('in-transit switch'),
    tlsMode: text('in-transit mode'),
    finalSnapshot: text('final snapshot'),
  },
  types: {
    'AWS::ElastiCache::ReplicationGroup': {
      facets: {
        encrypted: 'AtRestEncryptionEnabled',
        key: 'KmsKeyId',
        engine: 'Engine',
        version: 'EngineVersion',
        global: 'GlobalReplicationGroupId',
        tls: 'TransitEncryptionEnabled',
        tlsMode: 'TransitEncryptionMode',
      },
      stays: never,
      impact: { tls: 'rejected', tlsMode: 'in-place', '*': 'replaces' },
      impactBasis: TWO_STEPS,
    },
    aws_elasticache_replication_group: {
      facets: {
        encrypted: 'at_rest_encryption_enabled',
        key: 'kms_key_id',
        engine: 'engine',
        version: 'engine_version',
        global: 'global_replication_group_id',
        tls: 'transit_encryption_enabled',
        tlsMode: 'transit_encryption_mode',
        finalSnapshot: 'final_snapshot_identifier',
      },
      stays: present('finalSnapshot'),
      defaults: { engine: 'redis' },
      impact: { tls: 'rejected', tlsMode: 'in-place', '*': 'replaces' },
      impactBasis: TWO_STEPS,
    },
  },
  keyUses: cacheUses,
  store: switchedStore(
    {
      onWithout: 'service',
      on,
      off,
      before: [
        when(
          all(not(present('encrypted')), present('global')),
          inherits('global', documented('a secondary group takes the settings of its global datastore', GUIDE)),
        ),
        when(all(not(present('encrypted')), oneOfAnyCase('engine', 'valkey')), level('service', 'default', valkey)),
        when(all(not(present('encrypted')), isOld), level('none', 'default', old)),
        when(
          all(not(present('encrypted')), not(present('engine'))),
          eitherOf(['none', 'service'], 'default', noEngine),
        ),
      ],
      absent: otherwise(level('none', 'default', off)),
      controls: [fsbp('ElastiCache.4'), config('ELASTICACHE_REPL_GRP_ENCRYPTED_AT_REST')],
    },
    {
      raise: [
        raise('service', { encrypted: true }, { when: not(isOld) }),
        raise('customer', { encrypted: true, key: '$key' }, { when: not(isOld) }),
      ],
    },
  ),
  why: "What is written to disk (sync, swap, backups) and kept in S3 is encrypted from the group's creation or never.",
  migration: 'Take a backup, make a new group from it with encryption, switch over, then delete the old one.',
}));

export const serverlessCache = kind('elasticache-serverless-cache', () => ({
  noun: 'ElastiCache serverless cache',
  facets: { key: key() },
  types: {
    'AWS::ElastiCache::ServerlessCache': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_elasticache_serverless_cache: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  keyUses: cacheUses,
  store: keyedStore(
    'service',
    documented('a serverless cache is always encrypted; without a key of yours, with one of the service', GUIDE),
  ),
}));
