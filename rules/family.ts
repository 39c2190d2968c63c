import type { Concern, Kind, Store } from '../server/model/kind.ts';
import { RUNGS, type Rung } from '../server/model/level.ts';
import type { RungRule } from '../server/model/rule.ts';
import type { Profile, Severity } from '../server/model/settings.ts';
import { controlsOf } from './controls.ts';

/** How much each rung matters in each profile, unless the kind says otherwise. */
const SEVERITY: Readonly<Record<Rung, Readonly<Record<Profile, Severity>>>> = {
  encrypted: { recommended: 'error', hipaa: 'error', strict: 'error' },
  declared: { recommended: 'info', hipaa: 'warning', strict: 'error' },
  'kms-key': { recommended: 'info', hipaa: 'warning', strict: 'error' },
  'customer-key': { recommended: 'hint', hipaa: 'warning', strict: 'error' },
};
const SUFFIX: Readonly<Record<Rung, string>> = {
  encrypted: 'encrypted',
  declared: 'encryption-declared',
  'kms-key': 'kms-key',
  'customer-key': 'customer-key',
};
const CONCERN: Readonly<Record<Rung, Concern>> = {
  encrypted: 'encrypt',
  declared: 'encrypt',
  'kms-key': 'cmk',
  'customer-key': 'cmk',
};
const TITLE: Readonly<Record<Rung, string>> = {
  encrypted: 'is not encrypted at rest',
  declared: 'does not state its encryption at rest',
  'kms-key': 'is not encrypted with a KMS key',
  'customer-key': 'is not encrypted with a customer-managed key',
};

/** The rules that follow from a store, lowest rung first. */
export function familyOf(kind: Kind): readonly RungRule[] {
  const store = kind.store;
  if (!store) return [];
  const lowest = rungsOf(store)[0];
  return rungsOf(store).map((rung) => {
    const concern = store.concern?.[rung] ?? CONCERN[rung];
    // What asks for encryption is not missed by a store that misses a higher rung.
    const own = store.controls?.[rung] ?? (rung === lowest ? store.controls?.encrypted : undefined) ?? [];
    return {
      id: `${kind.id}-${SUFFIX[rung]}`,
      title: store.title?.[rung] ?? `${kind.noun} ${TITLE[rung]}`,
      concern,
      severity: store.severity?.[rung] ?? SEVERITY[rung],
      kind,
      controls: controlsOf(own, concern, rung),
      rung,
    };
  });
}

/** Rungs that say something of a store: one that every way of writing it reaches is not asked for. */
export const rungsOf = (store: Store): readonly Rung[] =>
  RUNGS.filter((rung) => {
    if (rung === 'encrypted') return store.canBeOff;
    if (rung === 'declared') return store.switches.length > 0;
    if (rung === 'customer-key') return store.key !== undefined;
    // A key of the service must be possible: where the choice is none or KMS, the lowest rung has said it all.
    const byService = store.levels.some(({ gives }) =>
      'level' in gives
        ? gives.level === 'service'
        : 'oneOf' in gives
          ? gives.oneOf.includes('service')
          : 'key' in gives && gives.without === 'service',
    );
    return byService && (store.key !== undefined || store.raise.some(({ to }) => to === 'aws' || to === 'customer'));
  });
