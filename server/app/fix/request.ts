import type { KeyChoice } from '../../model/finding.ts';
import type { Access, Impact } from '../../model/impact.ts';
import type { LoadRequest } from '../load.ts';

/** Which fixes may be made. */
export interface FixLimits {
  /** The worst that a deploy of a fix may do. */
  readonly impact: Impact;
  /** The worst that a fix may do to who can read. */
  readonly access: Access;
  /** Rules, families and questions to which fixing is limited; all when none are named. */
  readonly rule: readonly string[];
}

export interface FixRequest extends LoadRequest, FixLimits {
  /** The key to use where one is needed; without it none is written. */
  readonly key?: KeyChoice;
  /** True: also change what `uris` do not name and is read through them. */
  readonly follow: boolean;
  /** Nothing will be written: what is left is told where it stands now. */
  readonly dry: boolean;
}
