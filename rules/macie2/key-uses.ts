import { documented } from '../dsl.ts';
import { type KeyUse, usedByService } from '../uses.ts';

export const exportUses: readonly KeyUse[] = [
  usedByService('macie-export', 'macie.amazonaws.com', ['kms:GenerateDataKey', 'kms:Encrypt'], {
    fails: 'deploy',
    then: 'the configuration is refused',
    fact: documented(
      'Macie writes its results with its own name',
      'https://docs.aws.amazon.com/macie/latest/user/discovery-results-repository-s3.html',
    ),
  }),
];
