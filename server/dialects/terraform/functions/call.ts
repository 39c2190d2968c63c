import { unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import type { Call } from '../../../syntax/hcl-grammar/expression.ts';
import { overCases, overEach } from '../evaluate/cases.ts';
import { eachLookup, isTest } from '../evaluate/explore.ts';
import { isFailure } from '../evaluate/failure.ts';
import { evaluateIn, testIn } from '../evaluate/frame.ts';
import type { Frame } from '../evaluate/frame.ts';
import { boundedList } from '../evaluate/weight.ts';
import { notKnown } from '../evaluate/trace.ts';
import { attempts } from './attempts.ts';
import type { Builtin } from './builtin.ts';
import { collections } from './collections.ts';
import { conversions } from './conversions.ts';
import { encodings } from './encodings.ts';
import { lists } from './lists.ts';
import { numbers } from './numbers.ts';
import { texts } from './texts.ts';

/** Functions whose result the text decides; all others are unknown. */
const builtins: ReadonlyMap<string, Builtin> = new Map(
  [collections, conversions, encodings, lists, numbers, texts].flatMap((table) => Object.entries(table)),
);

/** A function call: cases of the arguments are told apart. */
export const call = (expression: Call, frame: Frame): Value =>
  overEach(argumentsOf(expression, frame), (args) => {
    if (args.is !== 'list' || args.open !== undefined) return isFailure(args) ? args : notKnown(args, false);
    const attempt = attempts.get(expression.name);
    if (attempt) return attempt(args.items);
    const builtin = builtins.get(expression.name.replace(/^core::/, ''));
    if (!builtin) return unknown(`${expression.name}() is not worked out`, true);
    return overCases(
      args.items,
      (values) => values.find(isFailure) ?? eachLookup(expression, values, frame) ?? builtin(values),
    );
  });

function argumentsOf(expression: Call, frame: Frame): Value {
  const { args, expand } = expression;
  const values = args.map((arg) => (isTest(expression) ? testIn(frame, arg) : evaluateIn(frame, arg)));
  const last = expand ? values.pop() : undefined;
  if (!last) return boundedList(values);
  return overEach(last, (rest) =>
    rest.is === 'list' ? { ...rest, items: [...values, ...rest.items] } : notKnown(rest, false),
  );
}
