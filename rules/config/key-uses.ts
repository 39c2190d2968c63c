import { documented, exists, not, type Formula } from '../dsl.ts';
import { type KeyUse, usedByCallers, usedByService } from '../uses.ts';

const fact = documented(
  "AWS Config delivers with its own name when the recorder has the service-linked role, else with the recorder's role",
  'https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html',
);
const ROLE = '/AWSServiceRoleForConfig$';
const byServiceLinkedRole: Formula = {
  op: 'any',
  of: [
    exists(['AWS::Config::ConfigurationRecorder'], { path: 'RoleARN', matches: ROLE }),
    exists(['aws_config_configuration_recorder'], { path: 'role_arn', matches: ROLE }),
  ],
};
const ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];

export const deliveryUses: readonly KeyUse[] = [
  usedByService(
    'config-s3',
    'config.amazonaws.com',
    ACTIONS,
    {
      fails: 'deploy',
      then: 'the delivery channel is refused (`InsufficientDeliveryPolicyException`)',
      fact,
    },
    { when: byServiceLinkedRole },
  ),
  usedByCallers(
    'config-s3-role',
    's3',
    ACTIONS,
    { fails: 'deploy', then: 'the delivery channel is refused (`InsufficientDeliveryPolicyException`)', fact },
    { when: not(byServiceLinkedRole), awsKeyWorks: false },
  ),
];
