import type { MapNode, Node } from '../../../model/source.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import { callOf } from '../functions/call.ts';
import type { IntrinsicCall } from '../functions/call.ts';
import type { Parameter } from '../context.ts';
import { literalText, textOf } from '../text.ts';

interface Defaults {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly conditions: MapNode | undefined;
}
/** Conditions that name each other in a circle end here. */
const maximumDepth = 16;

/** What a condition comes to when every parameter has its default; undefined where that does not decide it. */
export function truthOf(node: Node | undefined, defaults: Defaults, depth: number): boolean | undefined {
  const target = dereference(node);
  const call = target && (conditionOf(target) ?? callOf(target));
  if (!call || depth > maximumDepth) return undefined;
  const argument = dereference(call.argument);
  const items = argument?.kind === 'list' ? argument.items : [];
  const truths = (): readonly (boolean | undefined)[] => items.map((item) => truthOf(item, defaults, depth + 1));
  switch (call.name) {
    case 'Condition':
      return truthOf(entryOf(defaults.conditions, literalText(call.argument) ?? '')?.value, defaults, depth + 1);
    case 'Fn::Equals': {
      const [a, b] = items.map((item) => fallbackText(item, defaults));
      return a === undefined || b === undefined ? undefined : a === b;
    }
    case 'Fn::Not': {
      const [truth] = truths();
      return truth === undefined ? undefined : !truth;
    }
    case 'Fn::And':
      return all(truths(), true);
    case 'Fn::Or':
      return all(truths(), false);
    default:
      return undefined;
  }
}

/** `Condition: Name` asks for a condition where conditions are written; anywhere else it may be a key like others. */
export function conditionOf(node: Node): IntrinsicCall | undefined {
  if (node.kind !== 'map' || node.entries.length !== 1 || node.tag !== undefined) return undefined;
  const entry = node.entries[0];
  if (entry?.key !== 'Condition' || literalText(entry.value) === undefined) return undefined;
  return { name: 'Condition', argument: entry.value };
}

/** All are `truth`, or one is not; undefined while one is in doubt. */
function all(truths: readonly (boolean | undefined)[], truth: boolean): boolean | undefined {
  if (truths.includes(!truth)) return !truth;
  return truths.length === 0 || truths.includes(undefined) ? undefined : truth;
}

function fallbackText(node: Node, { parameters }: Defaults): string | undefined {
  const literal = literalText(node);
  if (literal !== undefined) return literal;
  const target = dereference(node);
  const call = target && callOf(target);
  if (call?.name !== 'Ref') return undefined;
  const fallback = parameters.get(literalText(call.argument) ?? '')?.fallback;
  return fallback && textOf(fallback);
}
