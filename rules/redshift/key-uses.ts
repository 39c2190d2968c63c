import { documented, partlyDocumented } from '../dsl.ts';
import { type KeyUse, usedByCreator } from '../uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html';

export const clusterUses: readonly KeyUse[] = [
  usedByCreator(
    'redshift',
    'redshift',
    partlyDocumented(
      'whoever makes it must be allowed to use the key; the service goes on with a grant made then',
      GUIDE,
    ),
    { awsKeyWorks: true },
  ),
];
export const copyUses: readonly KeyUse[] = [
  usedByCreator(
    'redshift-snapshot-copy',
    'redshift',
    documented('whoever makes the grant for copies needs the key in the Region they go to', GUIDE),
    { actions: ['kms:CreateGrant', 'kms:DescribeKey'], awsKeyWorks: true },
  ),
];
