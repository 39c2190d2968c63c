/** Whatever starts an instance gives it a root volume: mapped here, by its launch template, or by nobody. */
import assert from 'node:assert/strict';
import { inEach, json, said, template } from './said.ts';

const RULE = 'ec2-instance-root-volume-declared';
const devices = (...names: readonly string[]): object[] =>
  names.map((DeviceName) => ({ DeviceName, Ebs: { Encrypted: true } }));
const launchTemplate = (...names: readonly string[]) =>
  ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { BlockDeviceMappings: devices(...names) } }] as const;
const T = { Ref: 'T' };

/** How each type names its launch template. */
const named: Readonly<Record<string, object>> = {
  'AWS::EC2::Instance': { LaunchTemplate: { LaunchTemplateId: T, Version: '1' } },
  'AWS::AutoScaling::AutoScalingGroup': { LaunchTemplate: { LaunchTemplateId: T, Version: '1' } },
  'AWS::EKS::Nodegroup': { LaunchTemplate: { Id: T } },
  'AWS::EC2::EC2Fleet': { LaunchTemplateConfigs: [{ LaunchTemplateSpecification: { LaunchTemplateId: T } }] },
  'AWS::EC2::SpotFleet': {
    SpotFleetRequestConfigData: {
      LaunchTemplateConfigs: [{ LaunchTemplateSpecification: { LaunchTemplateId: T } }],
    },
  },
};
const mixed = {
  MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: T, Version: '1' } } },
};
const id = '${aws_launch_template.t.id}';
const inTerraform: Readonly<Record<string, object>> = {
  aws_instance: { launch_template: { id } },
  aws_spot_instance_request: { launch_template: { id } },
  aws_autoscaling_group: { launch_template: { id } },
  aws_eks_node_group: { launch_template: { id } },
  aws_ec2_fleet: { launch_template_config: { launch_template_specification: { launch_template_id: id } } },
  aws_spot_fleet_request: { launch_template_config: { launch_template_specification: { id } } },
};
const module = (type: string, body: object, ...mapped: readonly string[]): string =>
  json({
    resource: {
      [type]: { it: body },
      aws_launch_template: {
        t: { block_device_mappings: mapped.map((device_name) => ({ device_name, ebs: { encrypted: true } })) },
      },
    },
  });

describe('a launch template without a root device', () => {
  for (const [type, properties] of [...Object.entries(named), ['AWS::AutoScaling::AutoScalingGroup', mixed] as const]) {
    it(`leaves the root volume of ${type} to image and account`, () => {
      const stack = (...names: readonly string[]) => ({
        'a.json': template({ It: [type, properties], T: launchTemplate(...names) }),
      });
      assert.deepEqual(said(stack('/dev/sdf'), RULE), [`It ${RULE} fail`]);
      assert.deepEqual(said(stack('/dev/sdf', '/dev/xvda'), RULE), []);
    });
  }
  for (const [type, body] of Object.entries(inTerraform))
    it(`leaves the root volume of ${type} to image and account`, () => {
      assert.deepEqual(said({ 'main.tf.json': module(type, body, '/dev/sdf') }, RULE), [`${type}.it ${RULE} fail`]);
      assert.deepEqual(said({ 'main.tf.json': module(type, body, '/dev/xvda') }, RULE), []);
    });

  it('may map one where it is not in the project', () => {
    const outside = { LaunchTemplate: { LaunchTemplateId: 'lt-0123456789abcdef0', Version: '1' } };
    assert.deepEqual(said({ 'a.json': template({ It: ['AWS::EC2::Instance', outside] }) }, RULE), [
      `It ${RULE} unknown`,
    ]);
  });
});

describe('without a launch template', () => {
  inEach(
    {
      CloudFormation: { 'a.json': template({ It: ['AWS::EKS::Nodegroup', {}] }) },
    },
    RULE,
    [`It ${RULE} fail`],
  );
  inEach(
    {
      'Terraform JSON': { 'main.tf.json': json({ resource: { aws_eks_node_group: { it: {} } } }) },
      HCL: { 'main.tf': 'resource "aws_eks_node_group" "it" {}\n' },
    },
    RULE,
    [`aws_eks_node_group.it ${RULE} fail`],
  );
  it('a group takes a launch configuration, which is looked at itself', () => {
    const group = { LaunchConfigurationName: { Ref: 'C' } };
    const files = (...names: readonly string[]) => ({
      'a.json': template({
        It: ['AWS::AutoScaling::AutoScalingGroup', group],
        C: ['AWS::AutoScaling::LaunchConfiguration', { BlockDeviceMappings: devices(...names) }],
      }),
    });
    assert.deepEqual(said(files(), RULE), [`C ${RULE} fail`]);
    assert.deepEqual(said(files('/dev/xvda'), RULE), []);
  });
  it('each specification of a fleet stands for itself', () => {
    const fleet = (...names: readonly string[]) => ({
      'a.json': template({
        It: [
          'AWS::EC2::SpotFleet',
          {
            SpotFleetRequestConfigData: {
              LaunchSpecifications: [{ BlockDeviceMappings: devices(...names) }, { ImageId: 'ami-1' }],
            },
          },
        ],
      }),
    });
    assert.deepEqual(said(fleet('/dev/xvda'), RULE), [`It ${RULE} fail`]);
    assert.deepEqual(said(fleet('/dev/sdf'), RULE), [`It ${RULE} fail`, `It ${RULE} fail`]);
  });
});
