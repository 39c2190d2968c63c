import {
  byKey,
  cis,
  config,
  eitherOf,
  flag,
  fsbp,
  inherits,
  is,
  key,
  level,
  oneOf,
  otherwise,
  present,
  raise,
  severity,
  text,
  when,
} from '../dsl.ts';
import type { Clause, Control, Store } from '../dsl.ts';
import { accountEncrypts } from '../shapes.ts';
import { accountDefault, fromImage, fromSnapshot, fromVolume, namedKey, offByDefault, writtenOff } from './facts.ts';

/** Names under which images have their root device; another name adds a volume. */
const ROOT_DEVICES = ['/dev/xvda', '/dev/sda1', '/dev/sda'];

/** How any EBS volume gets its level, whatever resource describes it. An explicit off loses against the account and a snapshot. */
export const levels: readonly Clause[] = [
  when(present('source'), inherits('source', fromVolume)),
  when(is('encrypted', true), byKey('key', 'aws', 'declared', namedKey)),
  when(accountEncrypts, byKey('key', 'aws', 'default', accountDefault)),
  when(present('snapshot'), inherits('snapshot', fromSnapshot)),
  when(is('encrypted', false), level('none', 'declared', writtenOff)),
  // The image's own snapshot decides for the device that it starts from.
  when(oneOf('device', ...ROOT_DEVICES), eitherOf(['none', 'aws', 'customer'], 'default', fromImage)),
  otherwise(level('none', 'default', offByDefault)),
];
/** `more`: what AWS checks beside the volumes themselves. */
export const volumeStore = (more: readonly Control[] = []): Store => ({
  levels,
  raise: [raise('aws', { encrypted: true }), raise('customer', { encrypted: true, key: '$key' })],
  switches: ['encrypted'],
  key: 'key',
  canBeOff: true,
  severity: { declared: severity('warning', 'warning', 'error') },
  controls: {
    encrypted: [
      fsbp('EC2.3'),
      config('ENCRYPTED_VOLUMES'),
      ...cis(
        ['2.2.1', '5.1.1', '5.1.1', '6.1.1'],
        'the item asks for the account’s default; Prowler judges it by volumes',
      ),
      ...more,
    ],
  },
});
export const facets = {
  encrypted: flag('encryption switch'),
  key: key(),
  snapshot: text('snapshot'),
  source: text('source volume'),
};
