import type { Condition } from '../../../model/condition.ts';
import type { Value } from '../../../model/value.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Frame, EvaluationContext, Work, FileNode } from '../evaluate/frame.ts';
import { textOf } from '../evaluate/frame.ts';
import type { Expression } from '../../../syntax/hcl-grammar/expression.ts';
import { parseExpression } from '../../../syntax/hcl-grammar/parse.ts';
import { mentions } from '../../../syntax/hcl-grammar/mentions.ts';
import type { Module, Assumption } from './module.ts';

/** Steps of one answer. */
const maximumSteps = 20_000;

/** Names bound in a block, and the instances among which its values may differ. */
export interface Bound {
  readonly names: ReadonlyMap<string, Value>;
  readonly instances?: readonly BlockInstance[];
}
export interface BlockInstance {
  /** `each.key == "a"`. */
  readonly condition: Condition;
  readonly names: ReadonlyMap<string, Value>;
}
export const unbound: Bound = { names: new Map() };

/** Where a value is asked for. */
export interface EvaluationScope {
  readonly module: Module;
  readonly assumption: Assumption;
  readonly bound: Bound;
}

/** The value of an expression that stands in a module. */
export function valueIn(
  expression: Expression,
  { module, assumption, bound }: EvaluationScope,
  at: FileNode | undefined,
  text: string,
): Value {
  const { tree } = module;
  const work: Work = { steps: Math.max(0, Math.min(maximumSteps, tree.steps)) };
  const before = work.steps;
  const value = evaluate(expression, {
    around: surroundingsOf(module, assumption),
    names: bound.names,
    work,
    at,
    text,
  });
  tree.steps -= before - work.steps;
  return value;
}

const known = new WeakMap<Assumption, Map<Module, EvaluationContext>>();

function surroundingsOf(module: Module, assumption: Assumption): EvaluationContext {
  let modules = known.get(assumption);
  if (!modules) known.set(assumption, (modules = new Map<Module, EvaluationContext>()));
  let around = modules.get(module);
  if (!around) {
    around = {
      evaluate,
      refer: (words) => module.tree.refer(words, module, assumption),
      nameCondition: (test, frame) => nameCondition(test, frame, module),
    };
    modules.set(module, around);
  }
  return around;
}

/** A condition over names bound in a block means something else in each of its instances: it has no name. */
function nameCondition(test: Expression, frame: Frame, module: Module): Condition | undefined {
  for (const name of frame.names.keys()) if (mentions(test, name)) return undefined;
  const text = textOf(frame, test);
  if (text === '') return undefined;
  const condition = conditionIn(module, text);
  const { conditions } = module.tree;
  if (!conditions.has(condition.key)) {
    conditions.set(condition.key, { module, test: { expression: test, text: frame.text, at: frame.at }, groups: [] });
  }
  return condition;
}

/** A condition over a module's values that is written nowhere, by the text that one would write. */
export function conditionOf(module: Module, text: string): Condition {
  const condition = conditionIn(module, text);
  const { conditions } = module.tree;
  const test = { expression: parseExpression(text), text, at: undefined };
  if (!conditions.has(condition.key)) conditions.set(condition.key, { module, test, groups: [] });
  return condition;
}

/** A test by its text, which means the same wherever it stands in the module. */
export const conditionIn = ({ prefix }: Pick<Module, 'prefix'>, text: string): Condition => ({
  is: 'expression',
  key: `${prefix}\n${text}`,
  text: prefix === '' ? text : `${text} in ${prefix.slice(0, -1)}`,
});
