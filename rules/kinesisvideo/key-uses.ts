import { partlyDocumented } from '../dsl.ts';
import { type KeyUse, usedByCallers } from '../uses.ts';

export const streamUses: readonly KeyUse[] = [
  usedByCallers('kinesis-video', 'kinesisvideo', ['kms:GenerateDataKey', 'kms:Decrypt', 'kms:DescribeKey'], {
    fails: 'use',
    then: 'cameras can no longer put media',
    fact: partlyDocumented(
      'who puts or gets media needs the key of the stream',
      'https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/how-kms.html',
    ),
  }),
];
