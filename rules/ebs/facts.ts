import { documented } from '../dsl.ts';

export const snapshotCopy = documented(
  'a copy of an unencrypted snapshot is unencrypted unless asked for, and the source is outside this project',
  'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-copy-snapshot.html',
);
export const imageCopy = documented(
  'a copy of an unencrypted image is unencrypted unless asked for, and the source is outside this project',
  'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/CopyingAMIs.html',
);
export const imported = documented(
  'an imported disk is not encrypted unless asked for, and the account is not known to encrypt by default',
  'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImportSnapshot.html',
);
