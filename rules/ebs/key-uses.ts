import { documented, partlyDocumented, pointed } from '../dsl.ts';
import type { Fact, Formula } from '../dsl.ts';
import { at, type KeyUse, usedByCreator, usedByLinkedRole, worksByGrant } from '../uses.ts';

const REQUIRED = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html';
const ACTIONS = [
  'kms:Encrypt',
  'kms:Decrypt',
  'kms:ReEncrypt*',
  'kms:GenerateDataKey*',
  'kms:DescribeKey',
  'kms:CreateGrant',
];

export const volumeUses: readonly KeyUse[] = [
  usedByCreator(
    'ebs-volume',
    'ec2',
    worksByGrant('https://docs.aws.amazon.com/kms/latest/developerguide/services-ebs.html'),
    {
      actions: [
        'kms:CreateGrant',
        'kms:DescribeKey',
        'kms:Decrypt',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncrypt*',
      ],
      then: 'the volume or instance ends in an error right after it is made',
      awsKeyWorks: true,
    },
  ),
];

const launchedBy = (id: string, role: string, when: Formula, then: string, fact: Fact): KeyUse =>
  usedByLinkedRole(
    id,
    role,
    ACTIONS,
    { fails: 'use', then, fact },
    { when, awsKeyWorks: true, vital: ['kms:CreateGrant', 'kms:Decrypt'] },
  );

/** Templates are stored unchecked: what starts instances from them needs the key. A group with a role of its own is another caller. */
export const templateUses: readonly KeyUse[] = [
  ...volumeUses,
  launchedBy(
    'autoscaling-ebs',
    'autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
    {
      op: 'any',
      of: [
        pointed(
          at(
            'AWS::AutoScaling::AutoScalingGroup',
            'LaunchTemplate.LaunchTemplateId',
            'LaunchTemplate.LaunchTemplateName',
            'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId',
            'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName',
          ),
          { path: 'ServiceLinkedRoleARN', present: false },
        ),
        pointed(
          at(
            'aws_autoscaling_group',
            'launch_template.id',
            'launch_template.name',
            'mixed_instances_policy.launch_template.launch_template_specification.launch_template_id',
            'mixed_instances_policy.launch_template.launch_template_specification.launch_template_name',
          ),
          { path: 'service_linked_role_arn', present: false },
        ),
      ],
    },
    'every instance that the group starts ends at once (`Client.InternalError`)',
    documented(
      "EC2 Auto Scaling starts instances with its service-linked role, which the key's policy must name",
      REQUIRED,
      'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-instancelaunchfailure.html',
      'https://repost.aws/knowledge-center/kms-launch-ec2-instance',
    ),
  ),
  launchedBy(
    'eks-nodes',
    'autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
    pointed([
      ...at('AWS::EKS::Nodegroup', 'LaunchTemplate.Id', 'LaunchTemplate.Name'),
      ...at('aws_eks_node_group', 'launch_template.id', 'launch_template.name'),
    ]),
    'the node group fails: its instances end at launch',
    partlyDocumented('node groups start instances through EC2 Auto Scaling', REQUIRED),
  ),
  launchedBy(
    'launch-template',
    'spotfleet.amazonaws.com/AWSServiceRoleForEC2SpotFleet',
    pointed([
      ...at(
        'AWS::EC2::SpotFleet',
        'SpotFleetRequestConfigData.LaunchTemplateConfigs[].LaunchTemplateSpecification.LaunchTemplateId',
      ),
      ...at('aws_spot_fleet_request', 'launch_template_config[].launch_template_specification.id'),
    ]),
    'no instance of the fleet starts',
    documented(
      'Spot Fleet starts instances with its service-linked role',
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-fleet-prerequisites.html',
    ),
  ),
  launchedBy(
    'launch-template-fleet',
    'ec2fleet.amazonaws.com/AWSServiceRoleForEC2Fleet',
    pointed([
      ...at('AWS::EC2::EC2Fleet', 'LaunchTemplateConfigs[].LaunchTemplateSpecification.LaunchTemplateId'),
      ...at('aws_ec2_fleet', 'launch_template_config[].launch_template_specification.launch_template_id'),
    ]),
    'no instance of the fleet starts',
    documented(
      'EC2 Fleet starts instances with its service-linked role',
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-prerequisites.html',
    ),
  ),
];
