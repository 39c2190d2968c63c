import { documented } from '../dsl.ts';

const GUIDE = 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html';
const BY_DEFAULT = 'https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html';

export const offByDefault = documented(
  'EBS volumes are not encrypted unless asked for, and the account is not known to encrypt by default',
  GUIDE,
);
export const writtenOff = documented('encryption is written off', GUIDE);
export const namedKey = documented(
  'the key named encrypts it; where none is named, the default EBS key of the account and Region does (`aws/ebs` unless changed)',
  GUIDE,
);
export const accountDefault = documented('the account encrypts new volumes by default', BY_DEFAULT);
export const fromSnapshot = documented('its encryption follows the snapshot it is made from', GUIDE);
export const fromVolume = documented(
  'its encryption follows the volume it is copied from',
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-volume.html',
);
export const fromImage = documented('the root volume follows the image (AMI) and the default of the account', GUIDE);
export const snapshotCopy = documented(
  'a copy of an unencrypted snapshot is unencrypted unless asked for, and the source is outside this project',
  'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-copy-snapshot.html',
);
export const imageCopy = documented(
  'a copy of an unencrypted image is unencrypted unless asked for, and the source is outside this project',
  'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/CopyingAMIs.html',
);
