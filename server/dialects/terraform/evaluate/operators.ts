import { known, unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import type { Binary, BinaryOperator, Unary } from '../../../syntax/hcl-grammar/expression.ts';
import { add, divide, multiply, remainder } from './arithmetic.ts';
import { overCases, overEach } from './cases.ts';
import { asNumber, asTruth, isNull, isUnread } from './coerce.ts';
import { isFailure } from './failure.ts';
import { testIn } from './frame.ts';
import type { Frame } from './frame.ts';
import { derived, hopsOf, notKnown } from './trace.ts';

export const unary = ({ operator, operand }: Unary, frame: Frame): Value =>
  overEach(testIn(frame, operand), (value) => {
    const read = operator === '!' ? asTruth(value) : asNumber(value);
    if (isUnread(read)) return isFailure(read) ? read : notKnown(read, true);
    return derived(typeof read === 'boolean' ? !read : -read, [value]);
  });

export function binary({ operator, left, right }: Binary, frame: Frame): Value {
  const first = testIn(frame, left);
  const decided = operator === '&&' ? false : operator === '||' ? true : undefined;
  if (decided !== undefined && first.is === 'known' && asTruth(first) === decided) return derived(decided, [first]);
  return overCases([first, testIn(frame, right)], ([a, b]) => (a && b ? combine(operator, a, b) : known(null)));
}

function combine(operator: BinaryOperator, a: Value, b: Value): Value {
  if (operator === '&&' || operator === '||') return connect(operator, a, b);
  if (operator === '==' || operator === '!=') {
    const same = equal(a, b);
    return typeof same === 'boolean' ? derived(same === (operator === '=='), [a, b]) : same;
  }
  const x = asNumber(a);
  const y = asNumber(b);
  if (isUnread(x)) return isFailure(x) ? x : notKnown(x, true);
  if (isUnread(y)) return isFailure(y) ? y : notKnown(y, true);
  const result = compute(operator, x, y);
  return result === undefined
    ? unknown('the result has no exact number', true, undefined, hopsOf([a, b]))
    : derived(result, [a, b]);
}

/** Kleene's connectives: one side can decide alone. */
export function connect(operator: '&&' | '||', a: Value, b: Value): Value {
  const x = asTruth(a);
  const y = asTruth(b);
  const decides = operator === '||';
  if (x === decides) return derived(decides, [a]);
  if (y === decides) return derived(decides, [b]);
  if (isUnread(x)) return isFailure(x) ? x : notKnown(x, true);
  if (isUnread(y)) return isFailure(y) ? y : notKnown(y, true);
  return derived(!decides, [a, b]);
}

/** Collections and values of different types are left open where the answer depends on a type that can't be seen. */
export function equal(a: Value, b: Value): boolean | Value {
  for (const side of [a, b]) {
    if (isFailure(side)) return side;
    if (side.is === 'unknown' || side.is === 'reference') return equalToNull(side, side === a ? b : a);
  }
  if (isNull(a) || isNull(b)) return isNull(a) && isNull(b);
  if (a.is !== 'known' || b.is !== 'known') {
    if (a.is === 'known' || b.is === 'known') return false;
    return unknown('collections are compared', true, undefined, hopsOf([a, b]));
  }
  if (typeof a.value === typeof b.value) return a.value === b.value;
  return String(a.value) === String(b.value) ? unknown('values of different types are compared', true) : false;
}

/** What is certainly set is not null. */
function equalToNull(side: Value, other: Value): boolean | Value {
  if (isNull(other) && side.is === 'unknown' && side.present) return false;
  return notKnown(side, true);
}

function compute(operator: BinaryOperator, x: number, y: number): number | boolean | undefined {
  switch (operator) {
    case '+':
      return add(x, y);
    case '-':
      return add(x, -y);
    case '*':
      return multiply(x, y);
    case '/':
      return divide(x, y);
    case '%':
      return remainder(x, y);
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    default:
      return x >= y;
  }
}
