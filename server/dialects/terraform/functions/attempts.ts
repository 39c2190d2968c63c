import { known } from '../../../model/value.ts';
import type { Truth, Value } from '../../../model/value.ts';
import { overEach } from '../evaluate/cases.ts';
import { isEncoded } from '../evaluate/encoded.ts';
import { failure, isFailure } from '../evaluate/failure.ts';
import { notKnown } from '../evaluate/trace.ts';

/** Functions that look at whether an argument fails. */
export const attempts: ReadonlyMap<string, (args: readonly Value[]) => Value> = new Map([
  ['try', tryEach],
  ['can', ([value]: readonly Value[]) => (value ? overEach(value, can) : failure('an argument is needed'))],
]);

/** The first argument that does not fail. */
function tryEach([first, ...rest]: readonly Value[]): Value {
  if (!first) return failure('no argument works');
  return overEach(first, (value) => {
    const fails = failing(value);
    if (fails === 'no') return value;
    return fails === 'yes' ? tryEach(rest) : notKnown(value, false);
  });
}

function can(value: Value): Value {
  const fails = failing(value);
  return fails === 'unknown' ? notKnown(value, true) : known(fails === 'no', undefined, value.from);
}

/** More parts of a value than these are not looked at. */
const maximumParts = 500;

/** Whether working a value out to its last part fails. */
function failing(whole: Value): Truth {
  let left = maximumParts;
  const look = (value: Value): Truth => {
    left -= 1;
    if (isFailure(value)) return 'yes';
    if (value.is === 'unknown' || left < 0) return 'unknown';
    if (value.is === 'reference') return 'instances' in value || value.missing ? 'unknown' : 'no';
    if (isEncoded(value)) return all(value.is === 'map' ? value.entries.map((entry) => entry.value) : value.items);
    if (value.is === 'map') return all(value.entries.map((entry) => entry.value));
    if (value.is === 'list') return all(value.items);
    return value.is === 'branches' ? all(value.arms.map((arm) => arm.value)) : 'no';
  };
  const all = (values: readonly Value[]): Truth => {
    const seen = values.map(look);
    return seen.includes('yes') ? 'yes' : 'no';
  };
  return look(whole);
}
