import { code } from '../../../model/text/code.ts';
import type { Node } from '../../../model/source.ts';
import { unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import { dereference } from '../../../syntax/walk.ts';
import { maximumNesting, maximumSteps } from '../context.ts';
import type { Context } from '../context.ts';
import { siteOf } from '../site.ts';
import { literalText } from '../text.ts';

/** One pass of a loop: what it repeats, and its variable. */
export interface Pass {
  readonly body: Node;
  readonly context: Context;
}
export interface Passes {
  readonly known: boolean;
  readonly reason: string;
  /** A single pass with an unknown variable when the loop's list is not known. */
  readonly passes: readonly Pass[];
}
/** Passes of one loop; CloudFormation allows 500 resources. */
export const maximumPasses = 1000;

/** The passes of `Fn::ForEach`: a variable, a list, and a map to repeat. */
export function loopPasses(argument: Node, context: Context): Passes {
  const target = dereference(argument);
  const [variableNode, list, body] = target?.kind === 'list' ? target.items : [];
  const variable = literalText(variableNode);
  if (variable === undefined || !list || !body || context.depth >= maximumNesting) {
    return { known: false, reason: "a loop here can't be read", passes: [] };
  }
  const inner = { ...context, depth: context.depth + 1 };
  const pass = (value: Value): Pass => ({
    body,
    context: { ...inner, loop: new Map([...context.loop, [variable, value]]) },
  });
  const items = itemsOf(context.stack.evaluate(list, inner));
  context.budget.steps -= Math.max(1, items?.length ?? 0);
  if (items && items.length <= maximumPasses && context.budget.steps > 0)
    return { known: true, reason: '', passes: items.map(pass) };
  // Loops in loops, each of which would be one pass in each pass of those around it.
  if (context.budget.steps < -maximumSteps)
    return { known: false, reason: 'loops in loops come to more than is read', passes: [] };
  const reason = `what the loop over ${code(variable)} repeats is not known`;
  return { known: false, reason, passes: [pass(unknown(reason, true, siteOf(context, list)))] };
}

/** The items of a list that is known whole. Several parts may be lists themselves. */
function itemsOf(value: Value): readonly Value[] | undefined {
  if (value.is !== 'list' || value.open !== undefined) return undefined;
  const items: Value[] = [];
  for (const item of value.items) {
    if (item.is === 'known') items.push(item);
    else if (item.is === 'list') {
      const inner = itemsOf(item);
      if (!inner) return undefined;
      for (const one of inner) items.push(one);
    } else return undefined;
  }
  return items;
}
