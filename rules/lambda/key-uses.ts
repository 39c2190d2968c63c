import { partlyDocumented } from '../dsl.ts';
import { forSource, type KeyUse, usedByCreator, usedByService } from '../uses.ts';

const AT_REST = 'https://docs.aws.amazon.com/lambda/latest/dg/security-encryption-at-rest.html';

export const functionUses: readonly KeyUse[] = [
  usedByCreator(
    'lambda-env',
    'lambda',
    partlyDocumented("whoever deploys needs the key; Lambda decrypts with a grant for the function's role", AT_REST),
    { actions: ['kms:CreateGrant', 'kms:Encrypt', 'kms:DescribeKey', 'kms:Decrypt'], awsKeyWorks: true },
  ),
];
export const mappingUses: readonly KeyUse[] = [
  usedByService(
    'lambda-esm-filter',
    'lambda.amazonaws.com',
    ['kms:Decrypt'],
    {
      fails: 'use',
      then: 'the mapping stays disabled (`FilterCriteriaError`)',
      fact: partlyDocumented(
        'Lambda decrypts filter criteria with its own name',
        'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
        AT_REST,
      ),
    },
    { conditions: forSource('arn:${partition}:lambda:${region}:${account}:event-source-mapping:*') },
  ),
];
