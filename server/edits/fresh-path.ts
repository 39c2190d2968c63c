import type { Path } from '../model/source.ts';
import { isRawExpression, isFreshList, isFreshMap, isTagged } from '../model/fresh.ts';
import type { Fresh } from '../model/fresh.ts';
import { refuse } from '../syntax/refused.ts';
import { own } from '../model/own.ts';

/** The value at `path` of something that does not exist yet: maps for names, a list of one item for 0. */
export function wrap(path: Path, value: Fresh): Fresh {
  return path.reduceRight<Fresh>((inner, step) => {
    if (typeof step === 'string') return { [step]: inner };
    return step === 0
      ? [inner]
      : refuse(`Item ${step} cannot be set before the items in front of it exist: add those first.`);
  }, value);
}

/** A copy of a new value with another value at `path`. */
export function setIn(fresh: Fresh, path: Path, value: Fresh): Fresh {
  const [step, ...rest] = path;
  if (step === undefined)
    return equal(fresh, value)
      ? fresh
      : refuse('Two changes give the same property different values: apply one of them.');
  return enter(fresh, step, (child) => (child === undefined ? wrap(rest, value) : setIn(child, rest, value)));
}

export function appendIn(fresh: Fresh, path: Path, item: Fresh): Fresh {
  const [step, ...rest] = path;
  if (step !== undefined)
    return enter(fresh, step, (child) => (child === undefined ? wrap(rest, [item]) : appendIn(child, rest, item)));
  if (isFreshList(fresh)) return fresh.some((existing) => equal(existing, item)) ? fresh : [...fresh, item];
  return refuse('Two changes give the same property a single value and a list: apply one of them.');
}

function enter(fresh: Fresh, step: string | number, change: (child: Fresh | undefined) => Fresh): Fresh {
  if (typeof step === 'string' && isFreshMap(fresh)) {
    return { ...fresh, [step]: change(own(fresh, step)) };
  }
  if (typeof step === 'number' && isFreshList(fresh) && step <= fresh.length) {
    return replaceAt(fresh, step, change(fresh[step]));
  }
  return refuse('Two changes give the same property values of different shapes: apply one of them.');
}

const replaceAt = (list: readonly Fresh[], index: number, item: Fresh): Fresh => [
  ...list.slice(0, index),
  item,
  ...list.slice(index + 1),
];

export function equal(a: Fresh, b: Fresh): boolean {
  if (a === b) return true;
  if (isTagged(a)) return isTagged(b) && a.tag === b.tag && a.value === b.value;
  if (isRawExpression(a)) return isRawExpression(b) && a.source === b.source;
  if (isFreshList(a))
    return isFreshList(b) && a.length === b.length && a.every((item, at) => equal(item, b[at] ?? null));
  if (!isFreshMap(a) || !isFreshMap(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(own(a, key) ?? null, own(b, key) ?? null))
  );
}
