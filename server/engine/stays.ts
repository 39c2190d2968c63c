import type { Formula } from '../model/formula.ts';
import type { Truth } from '../model/value.ts';
import type { Look, Subject } from './look.ts';

type Holds = (formula: Formula, about: Subject, look: Look) => Truth;

/** DeletionPolicy values after which something is left of a resource that is removed. */
const LEFT = ['Retain', 'RetainExceptOnCreate', 'Snapshot'];

/** Whether what the resource keeps outlives it when a deploy removes it. */
export function stays(about: Subject, look: Look, holds: Holds): Truth {
  const { resource, spelled } = about;
  if (resource.dialect === 'cloudformation') {
    const written = look.now.pick(resource.attribute('DeletionPolicy'), resource.scope);
    if (written?.is === 'known') return LEFT.includes(String(written.value)) ? 'yes' : 'no';
    if (written?.is !== 'absent') return 'unknown';
  }
  return spelled.stays ? holds(spelled.stays, about, look) : 'no';
}
