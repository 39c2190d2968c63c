import { documented, levelAtLeast, present, rule, severity, through } from '../dsl.ts';
import { snapshotCopies } from './copies.ts';

export const copyKeyNamed = rule('ebs-snapshot-copy-key-named', snapshotCopies, () => ({
  title: 'Copy of an EBS snapshot under a customer key names no key',
  concern: 'consistency',
  severity: severity('warning', 'warning', 'error'),
  applies: through('source', 'ebs-volume-snapshot', through('volume', 'ebs-volume', levelAtLeast('customer'))),
  require: present('key'),
  blame: 'key',
  message:
    'The snapshot that `{name}` copies is under a customer-managed key, and the copy names none: EBS encrypts it with the default EBS key of the Region it is copied to, which is `aws/ebs` unless changed. Name a key of that Region.',
  makes: [{ title: 'Encrypt snapshot copy `{name}`', set: { encrypted: true, key: '$key' } }],
  fact: documented(
    'a copy of an encrypted snapshot is under the default EBS key of its Region unless a key is named',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopySnapshot.html',
  ),
}));
