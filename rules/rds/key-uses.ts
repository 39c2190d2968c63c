import { documented } from '../dsl.ts';
import { type KeyUse, usedByCallers, usedByCreator, worksByGrant } from '../uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide';
const MAKES = ['kms:CreateGrant', 'kms:DescribeKey'];

export const databaseUses: readonly KeyUse[] = [
  usedByCreator(
    'rds',
    'rds',
    worksByGrant(`${GUIDE}/Overview.Encryption.Keys.html`, `${GUIDE}/Overview.Encryption.html`),
    {
      actions: MAKES,
      then: 'the deploy is refused (`KMSKeyNotAccessibleFault`)',
      awsKeyWorks: true,
    },
  ),
];
export const copyUses: readonly KeyUse[] = [
  usedByCreator(
    'rds-replica-xregion',
    'rds',
    worksByGrant(`${GUIDE}/USER_ReadRepl.XRgn.html`, `${GUIDE}/USER_CopySnapshot.html`),
    {
      actions: MAKES,
      then: 'the copy is refused (`KMSKeyNotAccessibleFault`)',
      awsKeyWorks: true,
    },
  ),
];
export const insightsUses: readonly KeyUse[] = [
  usedByCallers('rds-performance-insights', 'rds', ['kms:Decrypt', 'kms:GenerateDataKey'], {
    fails: 'use',
    then: 'dashboards and metrics are refused',
    fact: documented(
      'whoever looks at Performance Insights needs its key',
      `${GUIDE}/USER_PerfInsights.access-control.html`,
    ),
  }),
];
export const exportUses: readonly KeyUse[] = [
  usedByCallers(
    'rds-snapshot-share',
    'rds',
    [
      'kms:CreateGrant',
      'kms:DescribeKey',
      'kms:Decrypt',
      'kms:Encrypt',
      'kms:GenerateDataKey*',
      'kms:ReEncrypt*',
      'kms:RetireGrant',
    ],
    {
      fails: 'use',
      then: 'the export fails',
      fact: documented("the export's role writes with the key", `${GUIDE}/USER_ExportSnapshot.html`),
    },
    { awsKeyWorks: false },
  ),
];
