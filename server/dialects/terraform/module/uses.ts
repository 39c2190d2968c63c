import type { Node, Scalar } from '../../../model/source.ts';
import { dereference } from '../../../syntax/walk.ts';
import type { Expression } from '../../../syntax/hcl-grammar/expression.ts';
import { partsOf } from '../../../syntax/hcl-grammar/mentions.ts';
import { expressionOf } from '../../../syntax/hcl-grammar/parse.ts';
import { argument } from './block.ts';
import { childOf } from './child.ts';
import type { Module } from './module.ts';

/** How tests use a variable of the root. */
export interface Uses {
  /** What it is compared with. */
  readonly compared: Set<Scalar>;
  /** False when it is used in another way too, so that other values may matter. */
  whole: boolean;
}
interface ModuleTest {
  readonly expression: Expression;
  readonly module: Module;
}

/** Expressions looked at; past them variables may be missed, and then stay unknown. */
const maximumExpressions = 500;

/** The variables of the root module that tests depend on, through locals, arguments and outputs. */
export function rootUses(tests: readonly ModuleTest[]): ReadonlyMap<string, Uses> {
  const found = new Map<string, Uses>();
  const seen = new Set<Expression>();
  const waiting: ModuleTest[] = [...tests];
  const use = (name: string, compared: readonly Scalar[] | undefined): void => {
    const uses = found.get(name) ?? { compared: new Set<Scalar>(), whole: true };
    for (const value of compared ?? []) uses.compared.add(value);
    if (!compared) uses.whole = false;
    found.set(name, uses);
  };
  const look = (expression: Expression, module: Module, compared?: readonly Scalar[]): void => {
    const variable = variableIn(expression);
    if (variable !== undefined && !module.caller) use(variable, compared);
    else if (variable !== undefined) for (const one of argumentOf(variable, module)) waiting.push(one);
    else for (const one of elsewhere(expression, module)) waiting.push(one);
    if (variable !== undefined) return;
    for (const part of partsOf(expression)) look(part, module, literalsBeside(part, expression));
  };
  for (let next = waiting.pop(); next && seen.size < maximumExpressions; next = waiting.pop()) {
    if (seen.has(next.expression)) continue;
    seen.add(next.expression);
    look(next.expression, next.module);
  }
  return found;
}

function variableIn(expression: Expression): string | undefined {
  if (expression.is !== 'attribute' || expression.of.is !== 'name' || expression.of.name !== 'var') return undefined;
  return expression.name;
}

/** The literals that a part is compared with in the expression around it; undefined when it is used otherwise. */
function literalsBeside(part: Expression, around: Expression): readonly Scalar[] | undefined {
  if (around.is === 'binary' && (around.operator === '==' || around.operator === '!=')) {
    const other = around.left === part ? around.right : around.left;
    return other.is === 'literal' ? [other.value] : undefined;
  }
  if (around.is !== 'call' || around.name !== 'contains' || around.args[1] !== part) return undefined;
  const [list] = around.args;
  if (list?.is !== 'tuple') return undefined;
  const values = list.items.map((item) => (item.is === 'literal' ? item.value : undefined));
  return values.every((value) => value !== undefined) ? values : undefined;
}

function elsewhere(expression: Expression, module: Module): readonly ModuleTest[] {
  if (expression.is !== 'attribute') return [];
  if (expression.of.is === 'name' && expression.of.name === 'local') {
    const written = module.unit.locals.get(expression.name);
    return written ? expressionsIn(written.node).map((each) => ({ expression: each, module })) : [];
  }
  const call = expression.of;
  if (call.is !== 'attribute' || call.of.is !== 'name' || call.of.name !== 'module') return [];
  const child = childOf(module, call.name);
  const output = child?.unit.outputs.get(expression.name);
  const written = output && argument(output, 'value');
  return child && written ? expressionsIn(written.node).map((each) => ({ expression: each, module: child })) : [];
}

function argumentOf(variable: string, { caller }: Module): readonly ModuleTest[] {
  const written = caller && argument(caller.call, variable);
  return caller && written
    ? expressionsIn(written.node).map((each) => ({ expression: each, module: caller.module }))
    : [];
}

function expressionsIn(node: Node): readonly Expression[] {
  const found: Expression[] = [];
  const waiting: Node[] = [node];
  for (let next = waiting.pop(); next && found.length < maximumExpressions; next = waiting.pop()) {
    const target = dereference(next);
    if (target?.kind === 'scalar') found.push(expressionOf(target));
    else if (target?.kind === 'list') for (const one of target.items) waiting.push(one);
    else if (target) for (const one of target.entries.map((entry) => entry.value)) waiting.push(one);
  }
  return found;
}
