import { known, unknown } from '../../../model/value.ts';
import type { Hop } from '../../../model/hop.ts';
import type { KnownValue, UnknownValue, Value } from '../../../model/value.ts';
import type { Scalar } from '../../../model/source.ts';

/** A longer chain explains nothing to a reader. */
const maximumHops = 12;

/** Puts hops before those of the value. */
export function through<T extends Value>(hops: readonly Hop[], value: T): T {
  return hops.length === 0 ? value : { ...value, from: join(hops, value.from) };
}

/**
 * The hops of several values that one value is made of. None of them decides it alone, so they are named as parts of a function
 * (or condition), whatever they were.
 */
export const hopsOf = (values: readonly Value[], via: 'function' | 'condition' = 'function'): readonly Hop[] =>
  values.reduce<readonly Hop[]>(
    (hops, { from }) =>
      join(
        hops,
        from.map((hop) => partOf(hop, via)),
      ),
    [],
  );

const parts = { function: new WeakMap<Hop, Hop>(), condition: new WeakMap<Hop, Hop>() };

/** One and the same for each hop, so that it is listed once. */
function partOf(hop: Hop, via: 'function' | 'condition'): Hop {
  if (hop.via === via) return hop;
  let part = parts[via].get(hop);
  if (!part) {
    part = { ...hop, via };
    parts[via].set(hop, part);
  }
  return part;
}

const join = (first: readonly Hop[], second: readonly Hop[]): readonly Hop[] =>
  first.length === 0
    ? second
    : second.length === 0
      ? first
      : [...first, ...second.filter((hop) => !first.includes(hop))].slice(0, maximumHops);

/** A scalar worked out from others. */
export const derived = (value: Scalar, operands: readonly Value[]): KnownValue =>
  known(value, undefined, hopsOf(operands));

/** A part of a text that is not known, under its name where it has one. */
export const shapeOf = (value: Value): string =>
  value.is === 'reference'
    ? `\${${value.address}${value.attribute === undefined ? '' : `.${value.attribute}`}}`
    : ((value.is === 'unknown' ? value.shape : undefined) ?? '${?}');

/** What comes out when an operand is not known: its reason goes on. A result that is never null is `present`. */
export function notKnown(operand: Value, present: boolean): UnknownValue {
  const reason = operand.is === 'unknown' ? operand.reason : reasonFor(operand);
  return unknown(reason, present, undefined, hopsOf([operand]));
}

function reasonFor(operand: Value): string {
  if (operand.is === 'reference') {
    const attribute = operand.attribute === undefined ? '' : `.${operand.attribute}`;
    return `${operand.address}${attribute} is known after apply`;
  }
  if (operand.is === 'map' || operand.is === 'list') return operand.open ?? 'the value is a collection';
  return 'the value is not known';
}
