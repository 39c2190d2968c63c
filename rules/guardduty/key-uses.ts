import { documented } from '../dsl.ts';
import { type KeyUse, usedByService } from '../uses.ts';

export const exportUses: readonly KeyUse[] = [
  usedByService('guardduty-export', 'guardduty.amazonaws.com', ['kms:GenerateDataKey'], {
    fails: 'deploy',
    then: 'the destination is refused',
    fact: documented(
      'GuardDuty exports findings with its own name',
      'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html',
    ),
  }),
];
