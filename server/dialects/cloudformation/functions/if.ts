import { code } from '../../../model/text/code.ts';
import type { Node } from '../../../model/source.ts';
import { unknown } from '../../../model/value.ts';
import type { Guard } from '../../../model/condition.ts';
import type { Hop } from '../../../model/hop.ts';
import type { Value } from '../../../model/value.ts';
import { dereference } from '../../../syntax/walk.ts';
import { namedCondition } from '../cases/condition.ts';
import type { Context } from '../context.ts';
import { lazyArm, retrace } from '../retrace.ts';
import { siteIn, siteOf } from '../site.ts';
import { literalText } from '../text.ts';

/** `Fn::If`: both arms, or the only one that can be. */
export function chosen(argument: Node, context: Context, node: Node): Value {
  const target = dereference(argument);
  const site = siteOf(context, node);
  const [nameNode, yes, no] = target?.kind === 'list' ? target.items : [];
  const condition = literalText(nameNode, context.loop);
  if (condition === undefined || !yes || !no) return unknown('`Fn::If` needs a condition and two values', true, site);
  const { stack, assigned, path } = context;
  if (!stack.conditions.has(condition)) return unknown(`condition ${code(condition)} is not declared`, false, site);
  if (assigned) {
    const holds = assigned.holds(stack, condition);
    if (holds === undefined) return unknown(`it depends on condition ${code(condition)}`, true, site);
    return stack.evaluate(holds ? yes : no, context);
  }
  const arm = (holds: boolean): Value => {
    const inner = { ...context, path: [...path, { condition: namedCondition(condition), holds }] };
    return retrace(stack.evaluate(holds ? yes : no, inner), [conditionHop(context, condition, holds)]);
  };
  const cases = casesOf(condition, context);
  const [first] = cases;
  if (first && cases.length === 1) return arm(first.holds);
  return { is: 'branches', arms: cases.map((one) => lazyArm([one], () => arm(one.holds))), from: [], site };
}

/** Whether a condition can hold and can fail where the path leads. A path that can't be has both. */
export function casesOf(condition: string, context: Context): Guard {
  const both: Guard = [true, false].map((holds) => ({ condition: namedCondition(condition), holds }));
  const possible = both.filter((atom) => context.stack.possible([...context.path, atom]));
  return possible.length === 0 ? both : possible;
}

export function conditionHop(context: Context, condition: string, holds: boolean): Hop {
  const declared = context.stack.conditions.get(condition);
  const of = { is: 'condition', name: condition, holds } as const;
  return declared
    ? { via: 'condition', of, at: siteIn(context.stack.unit, declared.keyNode) }
    : { via: 'condition', of };
}
