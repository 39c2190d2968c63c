/** Snapshots have no encryption of their own to choose: they are as their volume is. For what is made from them or must agree with them. */
import { documented, inherits, kind, otherwise, text } from '../dsl.ts';

const taken = documented(
  'a snapshot is as encrypted as its volume',
  'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html',
);

export const volumeSnapshot = kind('ebs-volume-snapshot', () => ({
  noun: 'EBS snapshot',
  facets: { volume: text('volume') },
  types: {
    'AWS::EC2::Snapshot': { facets: { volume: 'VolumeId' }, impact: { '*': 'replaces' } },
    aws_ebs_snapshot: { facets: { volume: 'volume_id' }, impact: { '*': 'replaces' } },
  },
  follows: [otherwise(inherits('volume', taken, 'ebs-volume'))],
}));
