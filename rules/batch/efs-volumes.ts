import { kind, map, present, text } from '../dsl.ts';
import type { Spelled } from '../dsl.ts';

const inCloudFormation = (each: string): Spelled => ({
  each,
  identity: 'Name',
  facets: { transit: 'EfsVolumeConfiguration.TransitEncryption', part: 'EfsVolumeConfiguration' },
  applies: present('part'),
  impact: { '*': 'in-place' },
});
/** The provider takes the properties of a job as JSON in a text. */
const inTerraform = (each: string): Spelled => ({
  each,
  identity: 'name',
  facets: { transit: 'efsVolumeConfiguration.transitEncryption', part: 'efsVolumeConfiguration' },
  applies: present('part'),
  impact: { '*': 'in-place' },
});

export const efsVolume = kind('batch-efs-volume', () => ({
  noun: 'EFS volume of a Batch job',
  facets: { transit: text('in-transit setting'), part: map() },
  types: {
    'AWS::Batch::JobDefinition': [
      'ContainerProperties.Volumes[]',
      'EcsProperties.TaskProperties[].Volumes[]',
      'NodeProperties.NodeRangeProperties[].Container.Volumes[]',
      'NodeProperties.NodeRangeProperties[].EcsProperties.TaskProperties[].Volumes[]',
    ].map(inCloudFormation),
    aws_batch_job_definition: [
      'container_properties.volumes[]',
      'ecs_properties.taskProperties[].volumes[]',
      'node_properties.nodeRangeProperties[].container.volumes[]',
    ].map(inTerraform),
  },
}));
