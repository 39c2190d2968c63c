import { engineeringKnowledge } from '../dsl.ts';
import { type KeyUse, usedByService } from '../uses.ts';

export const exportUses: readonly KeyUse[] = [
  usedByService('guardduty-export', 'guardduty.amazonaws.com', ['kms:GenerateDataKey'], {
    fails: 'deploy',
    then: 'the destination is refused',
    fact: engineeringKnowledge('GuardDuty exports findings with its own name'),
  }),
];
