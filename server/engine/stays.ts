import type { Formula } from '../model/formula.ts';
import type { Truth } from '../model/value.ts';
import type { Look, Subject } from './look.ts';

type Holds = (formula: Formula, about: Subject, look: Look) => Truth;

const RETAINED = ['Retain', 'RetainExceptOnCreate'];

/** Whether what the resource keeps outlives it when a deploy removes it. */
export function stays(about: Subject, look: Look, holds: Holds): Truth {
  const { resource, spelled } = about;
  if (resource.dialect === 'cloudformation') {
    const written = look.now.pick(resource.attribute('DeletionPolicy'), resource.scope);
    if (written?.is === 'known') {
      if (RETAINED.includes(String(written.value))) return 'yes';
      // A snapshot holds what the resource keeps itself, not what lies beside it: a secret, measurements.
      return written.value === 'Snapshot' && spelled.stays ? 'yes' : 'no';
    }
    if (written?.is !== 'absent') return 'unknown';
  }
  return spelled.stays ? holds(spelled.stays, about, look) : 'no';
}
