import { unknown } from '../../../model/value.ts';
import type { Hop } from '../../../model/hop.ts';
import type { MapEntry, ReferenceValue, Value } from '../../../model/value.ts';
import { overEach } from './cases.ts';
import { isEncoded } from './encoded.ts';
import { failure } from './failure.ts';
import { notKnown, through } from './trace.ts';

/** A reference that may lead further: to what the target's author wrote, or to one of its instances. */
export interface FollowedReference extends ReferenceValue {
  /** What the attribute is set to, where the target writes it. */
  readonly follow?: (attribute: string) => Value | undefined;
  /**
   * `open`: of a block with `count` or `for_each` whose instances are not known; `outside`: of one in a part of the module that can't be
   * read, which may have some. A key picks one that may not exist: `perhaps`.
   */
  readonly instances?: 'open' | 'outside' | 'perhaps';
}

/** `value.key`, or `value[key]` in brackets. */
export const access = (value: Value, key: string | number, brackets = false): Value =>
  overEach(value, (only) => accessOne(only, key, brackets));

function accessOne(value: Value, key: string | number, brackets: boolean): Value {
  if (value.is === 'reference') return stepInto(value, key, brackets);
  if (value.is === 'unknown') return 'failed' in value ? value : notKnown(value, false);
  if (value.is === 'map' && !isEncoded(value)) {
    const entry = value.entries.findLast((candidate) => candidate.key === String(key));
    if (entry) return through(narrowed(value.from, entry), entry.value);
    return value.open === undefined
      ? failure(`there is no "${String(key)}"`)
      : unknown(value.open, false, undefined, value.from);
  }
  if (value.is === 'list' && !isEncoded(value)) {
    const place = typeof key === 'number' ? key : /^[0-9]+$/.test(key) ? Number(key) : -1;
    const item = value.items[place];
    if (item && value.open === undefined) return through(value.from, item);
    return value.open === undefined
      ? failure(`there is no item ${String(key)}`)
      : unknown(value.open, false, undefined, value.from);
  }
  return failure(`${String(key)} is asked of something that has no parts`);
}

function stepInto(reference: FollowedReference, key: string | number, brackets: boolean): Value {
  const { is, id, address, missing, from } = reference;
  const picks = reference.instances === 'open' || (reference.instances === 'outside' && brackets);
  if (picks && reference.attribute === undefined) {
    const picked: FollowedReference = { ...reference, instances: 'perhaps' };
    return picked;
  }
  if (reference.attribute === undefined && typeof key === 'number') return failure(`${address} has no instances`);
  const written = reference.attribute === undefined && typeof key === 'string' ? reference.follow?.(key) : undefined;
  if (written) return written;
  const step = typeof key === 'number' ? `[${String(key)}]` : key;
  const attribute =
    reference.attribute === undefined
      ? step
      : typeof key === 'number'
        ? `${reference.attribute}${step}`
        : `${reference.attribute}.${step}`;
  const perhaps = reference.instances === undefined ? {} : { instances: reference.instances };
  return { is, id, address, attribute, missing, from, ...perhaps };
}

/** The evidence of a part is where the part is written, not the whole that it came in. */
function narrowed(hops: readonly Hop[], { key, value }: MapEntry): readonly Hop[] {
  const last = hops.at(-1);
  if (!last?.at || !value.site) return hops;
  return [...hops.slice(0, -1), { ...last, of: { is: 'part', key, of: last.of }, at: value.site }];
}
