import { flag, kind, list, present, text } from '../dsl.ts';

const impact = { '*': 'replaces' } as const;
const NAMES = ['LaunchTemplateId', 'LaunchTemplateName'];
const below = (path: string, names: readonly string[]): readonly string[] => names.map((name) => `${path}.${name}`);
const LAUNCH_TEMPLATES = 'LaunchTemplateConfigs[].LaunchTemplateSpecification';
const launch_templates = 'launch_template_config[].launch_template_specification';
const block = { root: 'root_block_device', devices: 'ebs_block_device[].device_name' };

/** What maps devices for others. */
export const launchTemplate = kind('ec2-launch-template', () => ({
  noun: 'EC2 launch template',
  facets: { devices: list('mapped devices') },
  types: {
    'AWS::EC2::LaunchTemplate': { facets: { devices: 'LaunchTemplateData.BlockDeviceMappings[].DeviceName' }, impact },
    aws_launch_template: { facets: { devices: 'block_device_mappings[].device_name' }, impact },
  },
}));

/** What starts instances, with devices of its own or those of a launch template. */
export const launched = kind('ec2-instance', () => ({
  noun: 'EC2 instance',
  facets: { root: { as: 'map' }, devices: list('mapped devices'), template: text('launch template') },
  types: {
    'AWS::EC2::Instance': {
      facets: { devices: 'BlockDeviceMappings[].DeviceName', template: below('LaunchTemplate', NAMES) },
      zone: 'AvailabilityZone',
      impact,
    },
    aws_instance: {
      facets: { ...block, template: below('launch_template', ['id', 'name']) },
      zone: 'availability_zone',
      impact,
    },
    aws_spot_instance_request: {
      facets: { ...block, template: below('launch_template', ['id', 'name']) },
      zone: 'availability_zone',
      impact,
    },
    'AWS::AutoScaling::LaunchConfiguration': { facets: { devices: 'BlockDeviceMappings[].DeviceName' }, impact },
    aws_launch_configuration: { facets: block, impact },
    // Without a template a group takes a launch configuration, or an instance, which is looked at itself.
    'AWS::AutoScaling::AutoScalingGroup': {
      facets: {
        template: [
          ...below('LaunchTemplate', NAMES),
          ...below('MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification', NAMES),
        ],
      },
      applies: present('template'),
      impact,
    },
    aws_autoscaling_group: {
      facets: {
        template: [
          ...below('launch_template', ['id', 'name']),
          ...below('mixed_instances_policy.launch_template.launch_template_specification', [
            'launch_template_id',
            'launch_template_name',
          ]),
        ],
      },
      applies: present('template'),
      impact,
    },
    'AWS::EKS::Nodegroup': { facets: { template: below('LaunchTemplate', ['Id', 'Name']) }, impact },
    aws_eks_node_group: { facets: { template: below('launch_template', ['id', 'name']) }, impact },
    'AWS::EC2::EC2Fleet': { facets: { template: below(LAUNCH_TEMPLATES, NAMES) }, impact },
    aws_ec2_fleet: {
      facets: { template: below(launch_templates, ['launch_template_id', 'launch_template_name']) },
      impact,
    },
    'AWS::EC2::SpotFleet': [
      {
        facets: { template: below(`SpotFleetRequestConfigData.${LAUNCH_TEMPLATES}`, NAMES) },
        applies: present('template'),
        impact,
      },
      {
        each: 'SpotFleetRequestConfigData.LaunchSpecifications[]',
        facets: { devices: 'BlockDeviceMappings[].DeviceName' },
        impact,
      },
    ],
    aws_spot_fleet_request: [
      { facets: { template: below(launch_templates, ['id', 'name']) }, applies: present('template'), impact },
      { each: 'launch_specification[]', facets: block, impact },
    ],
  },
}));

export const accountDefaultKind = kind('ebs-account-default', () => ({
  noun: 'EBS encryption by default',
  facets: { enabled: flag('switch') },
  types: { aws_ebs_encryption_by_default: { facets: { enabled: 'enabled' }, impact: { '*': 'in-place' } } },
}));
