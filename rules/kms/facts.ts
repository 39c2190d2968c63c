import { documented } from '../dsl.ts';

export const rotation = documented(
  'automatic rotation exists for symmetric encryption keys with key material of KMS, and is off unless asked for',
  'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
);
export const deletion = documented(
  'a key is deleted 7 to 30 days after it is scheduled for deletion, 30 unless asked otherwise; what it encrypts is then lost',
  'https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html',
);
export const disabled = documented(
  'a disabled key neither encrypts nor decrypts',
  'https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html',
);
export const keyPolicy = documented(
  'the key policy decides who may use a key, before any IAM policy',
  'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
);
export const missingKey = documented(
  "what is not declared can't be deployed",
  'https://docs.aws.amazon.com/kms/latest/developerguide/find-cmk-id-arn.html',
);
