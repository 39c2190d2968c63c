import { any, because, flag, fsbp, is, key, kind, never, not, present, text } from '../dsl.ts';
import { facets, volumeStore } from './levels.ts';
import { templateUses, volumeUses } from './key-uses.ts';

export const volume = kind('ebs-volume', () => ({
  noun: 'EBS volume',
  facets: { ...facets, finalSnapshot: flag('final snapshot') },
  types: {
    'AWS::EC2::Volume': {
      facets: { encrypted: 'Encrypted', key: 'KmsKeyId', snapshot: 'SnapshotId', source: 'SourceVolumeId' },
      stays: never,
      zone: 'AvailabilityZone',
      impact: { '*': 'rejected' },
      impactBasis:
        'AWS documents "Updates are not supported" for Encrypted and KmsKeyId; the resource schema names no create-only property',
    },
    aws_ebs_volume: {
      facets: { encrypted: 'encrypted', key: 'kms_key_id', snapshot: 'snapshot_id', finalSnapshot: 'final_snapshot' },
      zone: 'availability_zone',
      stays: is('finalSnapshot', true),
      impact: { '*': 'replaces' },
    },
  },
  keyUses: volumeUses,
  store: volumeStore({ key: true, source: true }),
  why: 'A volume, every snapshot of it and every volume made from these stay unencrypted for good: encryption is chosen when a volume is made.',
  migration:
    'Snapshot the volume, copy the snapshot with a key, make a new volume from the copy under a new name, attach it, then remove the old one.',
}));

const MAPPING = {
  each: 'BlockDeviceMappings[]',
  identity: 'DeviceName',
  facets: {
    encrypted: 'Ebs.Encrypted',
    key: 'Ebs.KmsKeyId',
    snapshot: 'Ebs.SnapshotId',
    ebs: 'Ebs',
    device: 'DeviceName',
  },
} as const;
const ROOT = { encrypted: 'encrypted', key: 'kms_key_id' } as const;
const BLOCK = { ...ROOT, snapshot: 'snapshot_id', device: 'device_name' } as const;
/** Instance-store and suppressed devices are not EBS. */
const isEbs = present('ebs');
const isBlock = not(any(present('noDevice'), present('virtual')));

export const mapping = kind('ebs-mapping', () => ({
  noun: 'EBS volume',
  facets: { ...facets, ebs: { as: 'map' }, noDevice: text(), virtual: text(), device: text('device') },
  types: {
    'AWS::EC2::Instance': {
      ...MAPPING,
      zone: 'AvailabilityZone',
      applies: isEbs,
      impact: { '*': 'replaces' },
      impactBasis: 'the property page: changing anything but DeleteOnTermination of a mapping replaces the instance',
    },
    'AWS::EC2::LaunchTemplate': {
      ...MAPPING,
      each: 'LaunchTemplateData.BlockDeviceMappings[]',
      zone: 'LaunchTemplateData.Placement.AvailabilityZone',
      applies: isEbs,
      impact: { '*': 'in-place' },
    },
    'AWS::EC2::SpotFleet': {
      ...MAPPING,
      facets: { encrypted: 'Ebs.Encrypted', snapshot: 'Ebs.SnapshotId', ebs: 'Ebs', device: 'DeviceName' },
      each: 'SpotFleetRequestConfigData.LaunchSpecifications[].BlockDeviceMappings[]',
      applies: isEbs,
      impact: { '*': 'replaces' },
    },
    'AWS::EC2::EC2Fleet': {
      ...MAPPING,
      each: 'LaunchTemplateConfigs[].Overrides[].BlockDeviceMappings[]',
      applies: isEbs,
      impact: { '*': 'replaces' },
    },
    aws_instance: [
      {
        each: 'root_block_device[]',
        zone: 'availability_zone',
        facets: ROOT,
        defaults: { device: '/dev/xvda' },
        impact: { '*': 'replaces' },
      },
      {
        each: 'ebs_block_device[]',
        zone: 'availability_zone',
        identity: 'device_name',
        facets: BLOCK,
        impact: { '*': 'replaces' },
      },
    ],
    aws_spot_instance_request: [
      { each: 'root_block_device[]', facets: ROOT, defaults: { device: '/dev/xvda' }, impact: { '*': 'replaces' } },
      {
        each: 'ebs_block_device[]',
        identity: 'device_name',
        facets: BLOCK,
        impact: { '*': 'replaces' },
        impactBasis: 'as for aws_instance; the plan probe of provider 5.100.0 gave no answer',
      },
    ],
    aws_launch_template: {
      each: 'block_device_mappings[]',
      identity: 'device_name',
      zone: 'placement.availability_zone',
      facets: {
        encrypted: 'ebs.encrypted',
        key: 'ebs.kms_key_id',
        snapshot: 'ebs.snapshot_id',
        device: 'device_name',
        noDevice: 'no_device',
        virtual: 'virtual_name',
      },
      applies: isBlock,
      impact: { '*': 'in-place' },
    },
    aws_spot_fleet_request: [
      {
        each: 'launch_specification[].root_block_device[]',
        facets: ROOT,
        defaults: { device: '/dev/xvda' },
        impact: { '*': 'replaces' },
      },
      {
        each: 'launch_specification[].ebs_block_device[]',
        identity: 'device_name',
        facets: BLOCK,
        impact: { '*': 'replaces' },
      },
    ],
    aws_ami: {
      each: 'ebs_block_device[]',
      identity: 'device_name',
      facets: { encrypted: 'encrypted', snapshot: 'snapshot_id' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: templateUses,
  store: volumeStore({ key: true, device: true }, [
    because('the Security Hub control of launch templates', fsbp('EC2.181')),
    because('the Security Hub control of Spot fleets', fsbp('EC2.173')),
  ]),
  why: 'Volumes made from a mapping are as unencrypted as the mapping says, and so are their snapshots. A launch template decides at launch: what runs already stays as it is.',
}));

/** Launch configurations can't name a key: only the account's default key, or a launch template, gives a customer key. */
export const launchConfiguration = kind('ebs-launch-configuration', () => ({
  noun: 'EBS volume',
  facets: {
    encrypted: flag('encryption switch'),
    // No type spells it: a key of yours is asked for, and a launch template is where to name it.
    key: key(),
    snapshot: text('snapshot'),
    ebs: { as: 'map' },
    noDevice: text(),
    virtual: text(),
    device: text('device'),
  },
  types: {
    'AWS::AutoScaling::LaunchConfiguration': {
      each: 'BlockDeviceMappings[]',
      identity: 'DeviceName',
      facets: { encrypted: 'Ebs.Encrypted', snapshot: 'Ebs.SnapshotId', ebs: 'Ebs', device: 'DeviceName' },
      applies: isEbs,
      impact: { '*': 'replaces' },
    },
    aws_launch_configuration: [
      {
        each: 'root_block_device[]',
        facets: { encrypted: 'encrypted' },
        defaults: { device: '/dev/xvda' },
        impact: { '*': 'replaces' },
      },
      {
        each: 'ebs_block_device[]',
        identity: 'device_name',
        facets: { encrypted: 'encrypted', snapshot: 'snapshot_id', noDevice: 'no_device', device: 'device_name' },
        applies: isBlock,
        impact: { '*': 'replaces' },
      },
    ],
  },
  store: { ...volumeStore({ key: false, device: true }), key: 'key' },
  why: 'Instances that the group starts get unencrypted volumes. A launch configuration takes no KMS key; use a launch template for a customer-managed one.',
}));
