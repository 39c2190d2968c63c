import { engineeringKnowledge } from '../dsl.ts';
import { type KeyUse, usedByService } from '../uses.ts';

export const exportUses: readonly KeyUse[] = [
  usedByService('macie-export', 'macie.amazonaws.com', ['kms:GenerateDataKey', 'kms:Encrypt'], {
    fails: 'deploy',
    then: 'the configuration is refused',
    fact: engineeringKnowledge('Macie writes its results with its own name'),
  }),
];
