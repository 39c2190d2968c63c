import { cis, config, flag, fsbp, key, severity, text } from '../dsl.ts';
import type { Control, Store } from '../dsl.ts';
import { type VolumeFacets, volumesStore } from '../volumes.ts';

/** `more`: what AWS checks beside the volumes themselves. */
export const volumeStore = (has: VolumeFacets, more: readonly Control[] = []): Store =>
  volumesStore(has, {
    severity: { declared: severity('warning', 'warning', 'error') },
    controls: {
      encrypted: [
        fsbp('EC2.3'),
        config('ENCRYPTED_VOLUMES'),
        ...cis(
          ['2.2.1', '5.1.1', '5.1.1', '6.1.1'],
          "the item asks for the account's default; Prowler judges it by volumes",
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
