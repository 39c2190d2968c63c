import { engineeringKnowledge } from '../dsl.ts';
import { type KeyUse, usedByCallers } from '../uses.ts';

export const streamUses: readonly KeyUse[] = [
  usedByCallers('kinesis-video', 'kinesisvideo', ['kms:GenerateDataKey', 'kms:Decrypt', 'kms:DescribeKey'], {
    fails: 'use',
    then: 'cameras can no longer put media',
    fact: engineeringKnowledge('who puts or gets media needs the key of the stream'),
  }),
];
