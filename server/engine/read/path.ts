import type { Scope } from '../../model/resource.ts';
import type { Path } from '../../model/source.ts';
import type { Value } from '../../model/value.ts';

/** One step of a spelled path: a key, `[]` for every item of a list, or the item that a key names. */
export type PathStep = string | typeof ITEMS | NamedItem;
export const ITEMS = Symbol('[]');
/** `parameter[name=tls]`: the item whose `name` is `tls`. */
export interface NamedItem {
  readonly key: string;
  readonly is: string;
}
export const isNamed = (step: PathStep): step is NamedItem => typeof step === 'object';

const cache = new Map<string, readonly PathStep[]>();
/** A key in quotes, or up to a dot or bracket; what stands in brackets. */
const PART = /"([^"]+)"|([^.[\]"]+)|\[(?:([^=\]]+)=([^\]]+))?\]/g;

/** `Rules[].Algorithm` → `Rules`, every item, `Algorithm`. `Parameters."rds.force_ssl"` → two keys. */
export function stepsOf(path: string): readonly PathStep[] {
  let steps = cache.get(path);
  if (!steps) {
    steps = [...path.matchAll(PART)].map(([, quoted, plain, key, is]): PathStep => {
      const name = quoted ?? plain;
      if (name !== undefined) return name;
      return key !== undefined && is !== undefined ? { key, is } : ITEMS;
    });
    cache.set(path, steps);
  }
  return steps;
}

/** Every value that may stand at the path in some case; for indexes, where cases don't matter yet. Bounded by what is written. */
export function valuesAt(value: Value, steps: readonly PathStep[], index = 0): readonly Value[] {
  if (value.is === 'branches') return value.arms.flatMap((arm) => valuesAt(arm.value, steps, index));
  const step = steps[index];
  if (step === undefined) return [value];
  // Which item a key names is not looked at: an index may hold more than the case has.
  const inside = step === ITEMS || isNamed(step);
  if (value.is === 'list') return value.items.flatMap((item) => valuesAt(item, steps, inside ? index + 1 : index));
  if (inside) return valuesAt(value, steps, index + 1);
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

/**
 * Texts that are not known, but are the same wherever the scope writes them: `${App}-logs-${AWS::Region}`. They begin with what no
 * text begins with.
 */
export function shapesOf(value: Value, scope: Scope): readonly string[] {
  if (value.is === 'list') return value.items.flatMap((item) => shapesOf(item, scope));
  const shape = value.is === 'unknown' ? value.shape : undefined;
  return shape === undefined || shape.includes('${?}') ? [] : [`\n${scope.id}\n${shape}`];
}

/** Whether two paths lead to the same place. */
export const samePath = (a: Path, b: Path): boolean =>
  a === b || (a.length === b.length && a.every((step, index) => step === b[index]));
