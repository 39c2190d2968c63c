import {
  all,
  any,
  documented,
  exists,
  flag,
  inherits,
  is,
  key,
  kind,
  level,
  map,
  not,
  otherwise,
  partlyDocumented,
  present,
  raise,
  specified,
  text,
  through,
  when,
} from '../dsl.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';
import { volumesStore } from '../volumes.ts';
import { fargateUses } from './key-uses.ts';

const STORAGE = 'Configuration.ManagedStorageConfiguration';
const STORAGE_TF = 'configuration.managed_storage_configuration';

export const managedStorage = kind('ecs-managed-storage', () => ({
  noun: 'ECS managed storage',
  facets: { key: key() },
  types: {
    'AWS::ECS::Cluster': {
      facets: { key: `${STORAGE}.KmsKeyId` },
      applies: present('key'),
      impact: { '*': 'in-place' },
    },
    aws_ecs_cluster: {
      facets: { key: `${STORAGE_TF}.kms_key_id` },
      applies: present('key'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('aws', specified('volumes that ECS attaches to tasks are encrypted with the key of the cluster')),
}));

/** Only clusters that run Fargate tasks have it; the launch type may be written on a service of the project. */
const usesFargate = any(
  present('part'),
  exists(['AWS::ECS::Service'], { path: 'LaunchType', is: 'FARGATE' }),
  exists(['aws_ecs_service'], { path: 'launch_type', is: 'FARGATE' }),
);
export const fargateStorage = kind('ecs-fargate-storage', () => ({
  noun: 'Fargate ephemeral storage',
  facets: { key: key(), part: text() },
  types: {
    'AWS::ECS::Cluster': {
      facets: { key: `${STORAGE}.FargateEphemeralStorageKmsKeyId`, part: `${STORAGE}.FargateEphemeralStorageKmsKeyId` },
      applies: usesFargate,
      impact: { '*': 'in-place' },
    },
    aws_ecs_cluster: {
      facets: {
        key: `${STORAGE_TF}.fargate_ephemeral_storage_kms_key_id`,
        part: `${STORAGE_TF}.fargate_ephemeral_storage_kms_key_id`,
      },
      applies: usesFargate,
      impact: { '*': 'in-place' },
    },
  },
  keyUses: fargateUses,
  store: keyedStore(
    'service',
    documented(
      'the storage of Fargate tasks is encrypted with a key that AWS owns unless one is named',
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-storage-encryption.html',
    ),
  ),
  why: 'What a task writes to its own disk lies there until it stops. Multi-Region keys and aliases are not supported.',
}));

const off = specified('encryption of the log is off unless asked for, and the default of its target applies');
const asked = specified('the log is written encrypted');
const LOG = 'Configuration.ExecuteCommandConfiguration';
const LOG_TF = 'configuration.execute_command_configuration';
const logged = all(present('target'), not(is('logging', 'NONE')));
export const execLog = kind('ecs-exec-log', () => ({
  noun: 'ECS Exec log',
  facets: { encrypted: flag('encryption switch'), target: text('target'), logging: text('log setting') },
  types: {
    'AWS::ECS::Cluster': [
      {
        facets: {
          encrypted: `${LOG}.LogConfiguration.CloudWatchEncryptionEnabled`,
          target: `${LOG}.LogConfiguration.CloudWatchLogGroupName`,
          logging: `${LOG}.Logging`,
        },
        applies: logged,
        impact: { '*': 'in-place' },
      },
      {
        facets: {
          encrypted: `${LOG}.LogConfiguration.S3EncryptionEnabled`,
          target: `${LOG}.LogConfiguration.S3BucketName`,
          logging: `${LOG}.Logging`,
        },
        applies: logged,
        impact: { '*': 'in-place' },
      },
    ],
    aws_ecs_cluster: [
      {
        facets: {
          encrypted: `${LOG_TF}.log_configuration.cloud_watch_encryption_enabled`,
          target: `${LOG_TF}.log_configuration.cloud_watch_log_group_name`,
          logging: `${LOG_TF}.logging`,
        },
        applies: logged,
        impact: { '*': 'in-place' },
      },
      {
        facets: {
          encrypted: `${LOG_TF}.log_configuration.s3_bucket_encryption_enabled`,
          target: `${LOG_TF}.log_configuration.s3_bucket_name`,
          logging: `${LOG_TF}.logging`,
        },
        applies: logged,
        impact: { '*': 'in-place' },
      },
    ],
  },
  store: {
    levels: [
      when(is('encrypted', true), level('service', 'declared', asked)),
      otherwise(level('service', 'default', off)),
    ],
    raise: [raise('service', { encrypted: true })],
    switches: ['encrypted'],
    canBeOff: false,
  },
  why: 'Sessions in running containers are recorded with everything that was typed and shown. The log group or bucket has a key of its own.',
}));

const ofCluster = all(
  is('encrypted', true),
  not(present('key')),
  through('cluster', 'ecs-managed-storage', present('key'), 'no'),
);
export const volume = kind('ecs-volume', () => ({
  noun: 'ECS volume',
  facets: { encrypted: flag('encryption switch'), key: key(), snapshot: text('snapshot'), cluster: text('cluster') },
  types: {
    'AWS::ECS::Service': {
      each: 'VolumeConfigurations[]',
      identity: 'Name',
      facets: {
        encrypted: 'ManagedEBSVolume.Encrypted',
        key: 'ManagedEBSVolume.KmsKeyId',
        snapshot: 'ManagedEBSVolume.SnapshotId',
        cluster: '^Cluster',
      },
      impact: { '*': 'in-place' },
    },
    aws_ecs_service: {
      each: 'volume_configuration[]',
      identity: 'name',
      facets: {
        encrypted: 'managed_ebs_volume.encrypted',
        key: 'managed_ebs_volume.kms_key_id',
        snapshot: 'managed_ebs_volume.snapshot_id',
        cluster: '^cluster',
      },
      // The provider sends true when it is not set.
      defaults: { encrypted: true },
      impact: { '*': 'in-place' },
    },
  },
  store: volumesStore(
    { key: true },
    {
      before: [
        when(
          ofCluster,
          inherits(
            'cluster',
            specified('volumes without a key of their own use that of the cluster'),
            'ecs-managed-storage',
          ),
        ),
      ],
    },
  ),
  why: 'A volume is made for each task, and deleted with it unless the service says otherwise.',
}));

export const connectKeys = kind('ecs-service-connect-key', () => ({
  noun: 'Service Connect private key',
  facets: { key: key(), part: map() },
  types: {
    'AWS::ECS::Service': {
      each: 'ServiceConnectConfiguration.Services[]',
      identity: 'PortName',
      facets: { key: 'Tls.KmsKey', part: 'Tls' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_ecs_service: {
      each: 'service_connect_configuration[].service[]',
      identity: 'port_name',
      facets: { key: 'tls.kms_key', part: 'tls' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(
    partlyDocumented(
      'the private keys of the service are kept in a secret under the key named',
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-tls.html',
    ),
  ),
}));
