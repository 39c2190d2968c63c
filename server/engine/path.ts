import type { Value } from '../model/value.ts';

/** One step of a spelled path: a key, or `[]` for every item of a list. */
export type Step = string | typeof ITEMS;
export const ITEMS = Symbol('[]');

const cache = new Map<string, readonly Step[]>();

/** `Rules[].Algorithm` → `Rules`, every item, `Algorithm`. */
export function stepsOf(path: string): readonly Step[] {
  let steps = cache.get(path);
  if (!steps) {
    steps =
      path === ''
        ? []
        : path
            .split('.')
            .flatMap((part): Step[] => (part.endsWith('[]') ? [part.slice(0, -2), ITEMS] : [part]))
            .filter((step) => step !== '');
    cache.set(path, steps);
  }
  return steps;
}

/** Every value that may stand at the path in some case; for indexes, where cases don't matter yet. Bounded by what is written. */
export function valuesAt(value: Value, steps: readonly Step[], index = 0): readonly Value[] {
  if (value.is === 'branches') return value.arms.flatMap((arm) => valuesAt(arm.value, steps, index));
  const step = steps[index];
  if (step === undefined) return [value];
  if (value.is === 'list')
    return value.items.flatMap((item) => valuesAt(item, steps, step === ITEMS ? index + 1 : index));
  if (step === ITEMS) return valuesAt(value, steps, index + 1);
  if (value.is === 'map') {
    const entry = value.entries.find((candidate) => candidate.key === step);
    return entry ? valuesAt(entry.value, steps, index + 1) : [];
  }
  return value.is === 'unknown' ? [value] : [];
}

/** Ids of the resources that a value leads to in any case. */
export function targetsOf(value: Value): readonly string[] {
  if (value.is === 'reference') return [value.id];
  if (value.is === 'branches') return value.arms.flatMap((arm) => targetsOf(arm.value));
  if (value.is === 'list') return value.items.flatMap(targetsOf);
  return [];
}

/** Texts that a value is in any case. */
export function textsOf(value: Value): readonly string[] {
  if (value.is === 'known') return typeof value.value === 'string' ? [value.value] : [];
  if (value.is === 'branches') return value.arms.flatMap((arm) => textsOf(arm.value));
  if (value.is === 'list') return value.items.flatMap(textsOf);
  return [];
}
