import { flag, kind, list } from '../dsl.ts';

export const launched = kind('ec2-instance', () => ({
  noun: 'EC2 instance',
  facets: { root: { as: 'map' }, devices: list('mapped devices'), template: { as: 'map', noun: 'launch template' } },
  types: {
    'AWS::EC2::Instance': {
      facets: { devices: 'BlockDeviceMappings[].DeviceName', template: 'LaunchTemplate' },
      zone: 'AvailabilityZone',
      impact: { '*': 'replaces' },
    },
    aws_instance: {
      facets: { root: 'root_block_device', devices: 'ebs_block_device[].device_name', template: 'launch_template' },
      zone: 'availability_zone',
      impact: { '*': 'replaces' },
    },
    'AWS::AutoScaling::LaunchConfiguration': {
      facets: { devices: 'BlockDeviceMappings[].DeviceName' },
      impact: { '*': 'replaces' },
    },
    aws_launch_configuration: {
      facets: { root: 'root_block_device', devices: 'ebs_block_device[].device_name' },
      impact: { '*': 'replaces' },
    },
  },
}));

export const accountDefaultKind = kind('ebs-account-default', () => ({
  noun: 'EBS encryption by default',
  facets: { enabled: flag('switch') },
  types: { aws_ebs_encryption_by_default: { facets: { enabled: 'enabled' }, impact: { '*': 'in-place' } } },
}));
