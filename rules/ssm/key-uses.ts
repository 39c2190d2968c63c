import { documented, partlyDocumented } from '../dsl.ts';
import { type KeyUse, usedByCallers, usedByService } from '../uses.ts';

export const dataSyncUses: readonly KeyUse[] = [
  usedByService('ssm-data-sync', 'ssm.amazonaws.com', ['kms:GenerateDataKey'], {
    fails: 'silently',
    then: 'inventory is no longer written, which only the state of the sync shows',
    fact: partlyDocumented(
      'Systems Manager writes inventory with its own name',
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/inventory-create-resource-data-sync.html',
    ),
  }),
];
export const parameterUses: readonly KeyUse[] = [
  usedByCallers('ssm-parameter', 'ssm', ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:Decrypt'], {
    fails: 'use',
    then: "reading the value is refused, and tasks that need it don't start",
    fact: documented(
      'whoever writes or reads a SecureString needs its key',
      'https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html',
    ),
  }),
];
