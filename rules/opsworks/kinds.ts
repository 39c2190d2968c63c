import { documented, flag, fsbp, is, kind, level, otherwise, raise, when } from '../dsl.ts';

const GUIDE = 'https://docs.aws.amazon.com/opsworks/latest/userguide/workinglayers-basics-edit.html';
const on = documented("the volume is encrypted with the account's default key", GUIDE);
const off = documented('volumes of a layer are not encrypted unless asked for', GUIDE);
const LAYERS = [
  'custom',
  'ecs_cluster',
  'ganglia',
  'haproxy',
  'java_app',
  'memcached',
  'mysql',
  'nodejs_app',
  'php_app',
  'rails_app',
  'static_web',
];

export const layer = kind('opsworks-layer', () => ({
  noun: 'Volume of an OpsWorks layer',
  facets: { encrypted: flag('encryption switch') },
  types: {
    'AWS::OpsWorks::Layer': {
      each: 'VolumeConfigurations[]',
      identity: 'MountPoint',
      facets: { encrypted: 'Encrypted' },
      impact: { '*': 'in-place' },
    },
    ...Object.fromEntries(
      LAYERS.map((name) => [
        `aws_opsworks_${name}_layer`,
        {
          each: 'ebs_volume[]',
          identity: 'mount_point',
          facets: { encrypted: 'encrypted' },
          impact: { '*': 'in-place' },
        } as const,
      ]),
    ),
  },
  store: {
    levels: [
      when(is('encrypted', true), level('aws', 'declared', on)),
      when(is('encrypted', false), level('none', 'declared', off)),
      otherwise(level('none', 'default', off)),
    ],
    raise: [raise('aws', { encrypted: true })],
    switches: ['encrypted'],
    canBeOff: true,
    controls: { encrypted: [fsbp('EC2.3')] },
  },
  why: 'OpsWorks Stacks reached its end of life on 2024-05-26: what still stands should move.',
}));
