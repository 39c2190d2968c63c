import type { Truth } from '../../model/value.ts';
import type { Holds, Look, Subject } from '../look.ts';

/** Whether what the resource keeps outlives it when a deploy removes it. */
export function stays(about: Subject, look: Look, holds: Holds): Truth {
  const { resource, spelled } = about;
  const retention = resource.dialect.retention(resource, (value) => look.now.pick(value, resource.scope));
  switch (retention) {
    case 'kept':
      return 'yes';
    case 'snapshot':
      // A snapshot holds what the resource keeps itself, not what lies beside it: a secret, measurements.
      return spelled.stays ? 'yes' : 'no';
    case 'removed':
      return 'no';
    case 'unknown':
      return 'unknown';
    case undefined:
      return spelled.stays ? holds(spelled.stays, about, look) : 'no';
  }
}
