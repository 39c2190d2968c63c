import { known } from '../../../model/value.ts';
import type { Arm, MapValue, Value } from '../../../model/value.ts';
import type { Call, Expression } from '../../../syntax/hcl-grammar/expression.ts';
import { parseExpression } from '../../../syntax/hcl-grammar/parse.ts';
import { isEncoded } from './encoded.ts';
import { branches } from './cases.ts';
import { guardOf } from './conditional.ts';
import { isFailure } from './failure.ts';
import { textOf } from './frame.ts';
import type { ExploredTest, Frame } from './frame.ts';

/** Maps with more entries are not told apart by a key that is not known. */
const maximumEntries = 8;

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=', '&&', '||']);
/** Functions that answer true or false, and never null. */
const TESTS = new Set(['contains', 'startswith', 'endswith', 'strcontains', 'alltrue', 'anytrue', 'can']);

export const isTest = (expression: Expression): boolean =>
  (expression.is === 'binary' && COMPARISONS.has(expression.operator)) ||
  (expression.is === 'unary' && expression.operator === '!') ||
  (expression.is === 'call' && TESTS.has(expression.name));

/**
 * A test that hangs on what is not known is true in one case and false in the other, as if a conditional asked it. Parts of a larger test
 * are left as they are: the whole is the case.
 */
export function explored(value: Value, expression: Expression, frame: Frame): Value {
  if (value.is !== 'unknown' || isFailure(value) || frame.inTest || !isTest(expression)) return value;
  const when = guardOf(expression, frame);
  if (!when) return value;
  const arms = [true, false].map((holds): Arm => ({ when: when(holds), value: known(holds) }));
  const cases: ExploredTest = { is: 'branches', arms, from: value.from, unexplored: value };
  return cases;
}

/** The entry of a map that a key chooses which is not known: each may be it; `otherwise` where none is. */
export function eachEntry(of: Value, key: Expression, otherwise: Value | undefined, frame: Frame): Value | undefined {
  if (!isWholeMap(of) || of.entries.length === 0 || of.entries.length > maximumEntries) return undefined;
  const asked = key.is === 'attribute' || key.is === 'index' ? textOf(frame, key) : `(${textOf(frame, key)})`;
  const arms: Arm[] = [];
  const none: Arm['when'][number][] = [];
  for (const entry of of.entries) {
    const text = `${asked} == ${JSON.stringify(entry.key)}`;
    const test = parseExpression(text);
    const condition = frame.around.nameCondition(test, { ...frame, text, at: undefined });
    if (!condition) return undefined;
    arms.push({ when: [{ condition, holds: true }], value: entry.value });
    none.push({ condition, holds: false });
  }
  // Without a default Terraform stops where no entry has that key: the last one stands for all that is deployed beside the others.
  if (!otherwise)
    return branches(
      [...arms.slice(0, -1), ...arms.slice(-1).map(({ value }) => ({ when: none.slice(0, -1), value }))],
      of.from,
    );
  return branches([...arms, { when: none, value: otherwise }], of.from);
}

const isWholeMap = (value: Value): value is MapValue =>
  value.is === 'map' && value.open === undefined && !isEncoded(value);

/** `lookup(map, key, default)` with a key that is not known. */
export function eachLookup(
  { name, args }: Call,
  [of, key, otherwise]: readonly Value[],
  frame: Frame,
): Value | undefined {
  const [, asked] = args;
  if (name !== 'lookup' || !asked || !of || key?.is !== 'unknown' || isFailure(key)) return undefined;
  return eachEntry(of, asked, otherwise, frame);
}
