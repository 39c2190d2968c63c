/** How EBS volumes get their level, whatever resource makes them. */
import {
  accountEncryptsVolumes,
  any,
  byKey,
  documented,
  eitherOf,
  exists,
  inherits,
  is,
  level,
  oneOf,
  otherwise,
  present,
  raise,
  startsAs,
  when,
} from './dsl.ts';
import type { Clause, Store } from './dsl.ts';

const GUIDE = 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html';

export const offByDefault = documented(
  'EBS volumes are not encrypted unless asked for, and the account is not known to encrypt by default',
  GUIDE,
);
export const writtenOff = documented('encryption is written off', GUIDE);
export const namedKey = documented(
  'the key named encrypts it; where none is named, the default EBS key of the account and Region does (`aws/ebs` unless changed)',
  GUIDE,
);
export const accountDefault = documented(
  'the account encrypts new volumes by default',
  'https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html',
);
export const fromImage = documented('the root volume follows the image (AMI) and the default of the account', GUIDE);
const fromSnapshot = documented('its encryption follows the snapshot it is made from', GUIDE);
const fromVolume = documented(
  'its encryption follows the volume it is copied from',
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-volume.html',
);

/** The account encrypts new volumes by default: the configuration says so, or the same project turns it on. */
export const accountEncrypts = any(
  accountEncryptsVolumes,
  // `enabled` defaults to true in the provider; only a written false turns it off.
  exists(['aws_ebs_encryption_by_default'], { path: 'enabled', is: true }),
  exists(['aws_ebs_encryption_by_default'], { path: 'enabled', present: false }),
);

/** What a volume of the project may be made from, by its kind. */
export const SNAPSHOTS = ['ebs-volume-snapshot', 'ebs-snapshot-copy'];

/** Names under which images have their root device; another name adds a volume. */
export const ROOT_DEVICES = ['/dev/xvda', '/dev/sda1', '/dev/sda'];

/** What the kind can say of a volume, by its facets `encrypted`, `snapshot` and these. */
export interface VolumeFacets {
  /** `key`: it may name one. */
  readonly key: boolean;
  /** `source`: it may be copied from another volume. */
  readonly source?: boolean;
  /** `device`: it may stand for the root device of an image. */
  readonly device?: boolean;
}

/** An explicit off loses against the account and a snapshot. */
export function volumeLevels({ key, source = false, device = false }: VolumeFacets): readonly Clause[] {
  const encrypted = (basis: 'declared' | 'default', fact: typeof namedKey) =>
    key ? byKey('key', 'aws', basis, fact) : level('aws', basis, fact);
  return [
    ...(source ? [when(present('source'), inherits('source', fromVolume, 'ebs-volume'))] : []),
    when(is('encrypted', true), encrypted('declared', namedKey)),
    when(accountEncrypts, encrypted('default', accountDefault)),
    when(present('snapshot'), startsAs('snapshot', fromSnapshot, SNAPSHOTS)),
    // Not on, as asked first.
    when(present('encrypted'), level('none', 'declared', writtenOff)),
    // The image's own snapshot decides for the device that it starts from.
    ...(device
      ? [when(oneOf('device', ...ROOT_DEVICES), eitherOf(['none', 'aws', 'customer'], 'default', fromImage))]
      : []),
    otherwise(level('none', 'default', offByDefault)),
  ];
}

/** `before` is asked first. */
export const volumesStore = (
  facets: VolumeFacets,
  { before = [], ...more }: Partial<Store> & { readonly before?: readonly Clause[] } = {},
): Store => ({
  levels: [...before, ...volumeLevels(facets)],
  raise: [
    raise('aws', { encrypted: true }),
    ...(facets.key ? [raise('customer', { encrypted: true, key: '$key' })] : []),
  ],
  switches: ['encrypted'],
  ...(facets.key ? { key: 'key' } : {}),
  canBeOff: true,
  ...more,
});
