import type { Node } from '../../../model/source.ts';
import { dereference } from '../../../syntax/walk.ts';
import { callOf } from '../functions/call.ts';
import type { Context, Stack } from '../context.ts';
import { maximumNesting, rootContext } from '../context.ts';
import { literalText } from '../text.ts';
import { variableAt } from './variable.ts';
import type { Variable } from './variable.ts';

/** One side of a comparison. */
export type Operand =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'variable'; readonly variable: Variable }
  /** Anything else: evaluated under each case. */
  | { readonly is: 'node'; readonly node: Node; readonly context: Context };

/** A condition made ready to be tried under many cases. */
export type TestTree =
  | { readonly op: 'unknown' }
  | { readonly op: 'equals'; readonly left: Operand; readonly right: Operand }
  | { readonly op: 'all' | 'any'; readonly of: readonly TestTree[] }
  | { readonly op: 'not'; readonly of: TestTree }
  | { readonly op: 'named'; readonly stack: Stack; readonly condition: string };

/** Functions in one condition; aliases could make them grow without end. */
const maximumSize = 2_000;

interface TreeBudget {
  left: number;
  depth: number;
}

/** The test that a node of `Conditions` or `Rules` writes down. */
export function testOf(node: Node, context: Context, growth: TreeBudget = { left: maximumSize, depth: 0 }): TestTree {
  const target = dereference(node);
  if (!target || growth.left-- <= 0 || growth.depth >= maximumNesting) return { op: 'unknown' };
  const call = callOf(target) ?? conditionOf(target);
  if (!call) return { op: 'unknown' };
  const argument = dereference(call.argument);
  const items = argument?.kind === 'list' ? argument.items : undefined;
  const below = (item: Node): TestTree => {
    growth.depth++;
    const test = testOf(item, context, growth);
    growth.depth--;
    return test;
  };
  const of = (): readonly TestTree[] => (items ?? []).map(below);
  switch (call.name) {
    case 'Condition': {
      const condition = literalText(call.argument, context.loop);
      return condition === undefined ? { op: 'unknown' } : { op: 'named', stack: context.stack, condition };
    }
    case 'Fn::And':
      return items ? { op: 'all', of: of() } : { op: 'unknown' };
    case 'Fn::Or':
      return items ? { op: 'any', of: of() } : { op: 'unknown' };
    case 'Fn::Not': {
      const inner = items ? items[0] : argument;
      return inner ? { op: 'not', of: below(inner) } : { op: 'unknown' };
    }
    case 'Fn::Equals':
      return items?.length === 2 ? equals(items[0], items[1], context) : { op: 'unknown' };
    case 'Fn::Contains':
      return items?.length === 2 ? contains(items[0], items[1], context, growth) : { op: 'unknown' };
    default:
      return { op: 'unknown' };
  }
}

/** In conditions `Condition: Name` is a function too. */
function conditionOf(node: Exclude<Node, { kind: 'alias' }>): { name: string; argument: Node } | undefined {
  const entry = node.kind === 'map' && node.entries.length === 1 ? node.entries[0] : undefined;
  return entry?.key === 'Condition' ? { name: 'Condition', argument: entry.value } : undefined;
}

function equals(left: Node | undefined, right: Node | undefined, context: Context): TestTree {
  if (!left || !right) return { op: 'unknown' };
  return { op: 'equals', left: operandOf(left, context), right: operandOf(right, context) };
}

function contains(list: Node | undefined, item: Node | undefined, context: Context, growth: TreeBudget): TestTree {
  const target = dereference(list);
  if (target?.kind !== 'list' || callOf(target) || !item) return { op: 'unknown' };
  growth.left -= target.items.length;
  return { op: 'any', of: target.items.map((member) => equals(member, item, context)) };
}

function operandOf(node: Node, context: Context): Operand {
  const text = literalText(node, context.loop);
  if (text !== undefined) return { is: 'text', text };
  const found = variableAt(node, context);
  if (typeof found === 'string') return { is: 'text', text: found };
  return found ? { is: 'variable', variable: found } : { is: 'node', node, context };
}

/** The test of a condition by name; undefined when there is none. */
export function declaredTest(stack: Stack, condition: string): TestTree | undefined {
  const declared = stack.conditions.get(condition);
  if (!declared) return undefined;
  return testOf(declared.node, { ...rootContext(stack), loop: declared.loop });
}
