import { kind, map, present, text } from '../dsl.ts';

export const efsVolume = kind('ecs-efs-volume', () => ({
  noun: 'EFS volume of an ECS task',
  facets: { transit: text('in-transit setting'), part: map() },
  types: {
    'AWS::ECS::TaskDefinition': {
      each: 'Volumes[]',
      identity: 'Name',
      facets: { transit: 'EFSVolumeConfiguration.TransitEncryption', part: 'EFSVolumeConfiguration' },
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
    aws_ecs_task_definition: {
      each: 'volume[]',
      identity: 'name',
      facets: { transit: 'efs_volume_configuration.transit_encryption', part: 'efs_volume_configuration' },
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
  },
}));
