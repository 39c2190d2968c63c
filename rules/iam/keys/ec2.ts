import { free } from '../../dsl.ts';
import type { EnforcedKey } from '../enforced-key.ts';
import { calls, keyText, switchOn } from '../key-words.ts';

const VOLUME = `volume/${free('id')}`;
const SNAPSHOT = `snapshot/${free('id')}`;
const page = 'amazonec2';

/**
 * A launch is authorised once for each resource that it names; only volumes and snapshots carry these keys
 * (https://docs.aws.amazon.com/controltower/latest/controlreference/ct-ec2-pv-4.html shows such a control of AWS).
 */
const launch = (on: string) => ({
  action: 'ec2:RunInstances',
  on: `${on}/${free('id')}`,
  carries: {},
  what: `every launch, since the ${on} of a launch never carries the key. Use \`Bool\`, or name \`volume/*\` alone as its resource`,
});
const spared = ['image', 'instance', 'subnet', 'network-interface', 'security-group'].map(launch);

export const ec2: readonly EnforcedKey[] = [
  switchOn('ec2:Encrypted', {
    page,
    on: [
      ...calls(
        'ec2',
        'RunInstances CreateFleet CreateVolume CopyVolumes AttachVolume ImportVolume ImportInstance',
        VOLUME,
      ),
      ...calls('ec2', 'CreateSnapshot CreateSnapshots', VOLUME),
      ...calls('ec2', 'CopySnapshot', SNAPSHOT),
    ],
    also: [
      ...calls(
        'ec2',
        'CreateTags DeleteVolume DescribeVolumeAttribute DetachVolume EnableVolumeIO InjectVolumeIOLatency ModifyInstanceAttribute ModifyVolume ModifyVolumeAttribute PauseVolumeIO RestoreVolumeFromRecycleBin',
        VOLUME,
      ),
      ...calls(
        'ec2',
        'CreateTags CreateVolume DescribeSnapshotAttribute DisableFastSnapshotRestores EnableFastSnapshotRestores LockSnapshot ModifySnapshotTier RestoreSnapshotFromRecycleBin RestoreSnapshotTier UnlockSnapshot',
        SNAPSHOT,
      ),
    ],
    spared,
  }),
  keyText('ec2:KmsKeyId', { page, on: calls('ec2', 'CreateVolume CreateFleet', VOLUME), spared }),
];
