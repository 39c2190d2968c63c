import type { Guard } from '../../../model/condition.ts';
import type { Hop } from '../../../model/hop.ts';
import { isSecret } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import type { Conditional, Expression } from '../../../syntax/hcl-grammar/expression.ts';
import { branches, overEach } from './cases.ts';
import { asTruth, isNull, isUnread } from './coerce.ts';
import { isFailure } from './failure.ts';
import { evaluateIn, siteOf, testIn, textOf } from './frame.ts';
import type { Frame } from './frame.ts';
import { hopsOf, notKnown, through } from './trace.ts';

/** One arm when the test is known, else both as cases. */
export const conditional = (expression: Conditional, frame: Frame): Value =>
  overEach(testIn(frame, expression.test), (test) => {
    const truth = asTruth(test);
    if (!isUnread(truth)) return chosen(expression, truth, test, frame);
    return isFailure(truth) ? truth : either(expression, truth, frame);
  });

function chosen({ test, then, otherwise }: Conditional, truth: boolean, value: Value, frame: Frame): Value {
  const taken = evaluateIn(frame, truth ? then : otherwise);
  const hops = [conditionHop(test, isSecret(value) ? 'secret' : truth, frame), ...hopsOf([value], 'condition')];
  return through(hops, unify(taken, truth ? otherwise : then));
}

const conditionHop = (test: Expression, outcome: boolean | 'secret' | null, frame: Frame): Hop => ({
  via: 'condition',
  of: { is: 'test', text: textOf(frame, test), outcome },
  ...(frame.at && { at: siteOf(frame.at, test) }),
});

/** Both arms have one type: beside a text literal, `true` and `1` are texts too. */
function unify(value: Value, other: Expression): Value {
  const isText = other.is === 'template' || (other.is === 'literal' && typeof other.value === 'string');
  if (!isText || value.is !== 'known' || isNull(value)) return value;
  return { ...value, value: String(value.value) };
}

function either({ test, then, otherwise }: Conditional, reason: Value, frame: Frame): Value {
  const yes = unify(evaluateIn(frame, then), otherwise);
  const no = unify(evaluateIn(frame, otherwise), then);
  if (isEqual(yes, no)) return yes;
  const when = guardOf(test, frame);
  if (!when) return notKnown(reason, isSet(yes) && isSet(no));
  return branches(
    [
      { when: when(true), value: yes },
      { when: when(false), value: no },
    ],
    [conditionHop(test, null, frame)],
  );
}

const isEqual = (a: Value, b: Value): boolean =>
  (a.is === 'known' && b.is === 'known' && a.value === b.value) ||
  (a.is === 'reference' && b.is === 'reference' && a.id === b.id && a.attribute === b.attribute);

const isSet = (value: Value): boolean =>
  value.is === 'unknown' ? value.present : !isNull(value) && value.is !== 'branches';

/** Guards for a test that is not known; negations name the condition without its sign, so that they meet others. */
export function guardOf(test: Expression, frame: Frame): ((holds: boolean) => Guard) | undefined {
  if (test.is === 'group') return guardOf(test.inner, frame);
  if (test.is === 'unary' && test.operator === '!') {
    const inner = guardOf(test.operand, frame);
    return inner && ((holds) => inner(!holds));
  }
  const condition = frame.around.nameCondition(test, frame);
  return condition === undefined ? undefined : (holds) => [{ condition, holds }];
}
