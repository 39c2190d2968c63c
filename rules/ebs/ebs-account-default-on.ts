import { cis, config, documented, fsbp, is, not, rule, severity } from '../dsl.ts';
import { accountDefaultKind } from './instances.ts';

export const accountDefaultOn = rule('ebs-account-default-on', accountDefaultKind, () => ({
  title: 'EBS encryption by default is turned off for the account',
  concern: 'encrypt',
  severity: severity('error', 'error', 'error'),
  require: not(is('enabled', false)),
  blame: 'enabled',
  message:
    '`{name}` turns EBS encryption by default off for the whole account and Region: every new volume, also one that no template describes, is then unencrypted unless asked for.',
  makes: [
    {
      title: 'Turn EBS encryption by default on',
      set: { enabled: true },
      // It changes what everybody else in the account and Region makes, and encrypted snapshots can't be shared under `aws/ebs`.
      asked: true,
    },
  ],
  controls: [
    fsbp('EC2.7'),
    config('EC2_EBS_ENCRYPTION_BY_DEFAULT'),
    ...cis(['2.2.1', '5.1.1', '5.1.1', '6.1.1', '6.1.1']),
  ],
  fact: documented(
    'the switch applies to the account and Region',
    'https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html',
  ),
}));
