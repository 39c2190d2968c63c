/** Snapshots have no encryption of their own to choose: they are as their volume is. For what must agree with them. */
import { kind, text } from '../dsl.ts';

export const volumeSnapshot = kind('ebs-volume-snapshot', () => ({
  noun: 'EBS snapshot',
  facets: { volume: text('volume') },
  types: { aws_ebs_snapshot: { facets: { volume: 'volume_id' }, impact: { '*': 'replaces' } } },
}));
