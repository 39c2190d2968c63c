import { documented } from '../dsl.ts';
import { type KeyUse, usedByCallers } from '../uses.ts';

export const artifactUses: readonly KeyUse[] = [
  usedByCallers('synthetics', 's3', ['kms:GenerateDataKey', 'kms:Decrypt'], {
    fails: 'use',
    then: 'runs fail when they store artifacts',
    fact: documented(
      "the canary's role writes its artifacts, and needs their key",
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_artifact_encryption.html',
    ),
  }),
];
