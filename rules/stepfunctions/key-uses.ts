import { partlyDocumented } from '../dsl.ts';
import type { Formula } from '../dsl.ts';
import { forSource, type KeyUse, usedByCallers, usedByService } from '../uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html';
const ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'];

export const activityUses: readonly KeyUse[] = [
  usedByCallers('stepfunctions', 'states', ACTIONS, {
    fails: 'use',
    then: 'executions fail (`KmsAccessDenied`)',
    fact: partlyDocumented("the machine's role, and whoever makes or reads it, need the key", GUIDE),
  }),
];
/** `logs`: the machine writes logs. */
export const machineUses = (logs: Formula): readonly KeyUse[] => [
  ...activityUses,
  usedByService(
    'stepfunctions-logs',
    'delivery.logs.amazonaws.com',
    ['kms:Decrypt'],
    {
      fails: 'silently',
      then: 'logs of executions no longer arrive, and no error shows it',
      fact: partlyDocumented('logs of a machine under a key of yours are read by the log delivery service', GUIDE),
    },
    { when: logs, conditions: forSource('arn:${partition}:logs:${region}:${account}:*') },
  ),
];
