import type { Scalar } from '../../../model/source.ts';
import type { Value } from '../../../model/value.ts';
import { known } from '../../../model/value.ts';
import { siteOf } from '../evaluate/frame.ts';
import { branches } from '../evaluate/cases.ts';
import type { Expression } from '../../../syntax/hcl-grammar/expression.ts';
import { expressionOf } from '../../../syntax/hcl-grammar/parse.ts';
import { argument, bodiesOf } from './block.ts';
import { conditionOf } from './frame-of.ts';
import type { Declaration } from './declaration.ts';
import type { Module } from './module.ts';
import { entryOf } from '../../../syntax/walk.ts';

/** More values than these are not told apart. */
const maximumValues = 8;

/** The values that a variable's validation lists (`contains(["a", "b"], var.x)`), as cases. */
export function allowedValues(name: string, declaration: Declaration, module: Module): Value | undefined {
  const values = allowedBy(name, declaration);
  const validation = argument(declaration.block, 'validation');
  if (!values || !validation || values.length > maximumValues) return undefined;
  const at = siteOf(validation);
  return branches(
    values.map((value) => {
      const text = `var.${name} == ${JSON.stringify(value)}`;
      const condition = conditionOf(module, text);
      const hop = { via: 'allowed-value' as const, of: { is: 'variable', name, by: 'allowed', value } as const, at };
      return { when: [{ condition, holds: true }], value: known(value, undefined, [hop]) };
    }),
  );
}

export function allowedBy(name: string, { block }: Declaration): readonly Scalar[] | undefined {
  for (const body of bodiesOf(argument(block, 'validation')?.node)) {
    const node = entryOf(body, 'condition')?.value;
    const values = node?.kind === 'scalar' ? listed(expressionOf(node), name) : undefined;
    if (values && values.length > 0) return values;
  }
  return undefined;
}

function listed(expression: Expression, name: string): readonly Scalar[] | undefined {
  if (expression.is === 'group') return listed(expression.inner, name);
  if (expression.is !== 'call' || expression.name !== 'contains') return undefined;
  const [list, value] = expression.args;
  if (list?.is !== 'tuple' || value?.is !== 'attribute' || value.name !== name || value.of.is !== 'name')
    return undefined;
  if (value.of.name !== 'var') return undefined;
  const items = list.items.map((item) => (item.is === 'literal' ? item.value : undefined));
  return items.every((item) => item !== undefined) ? items : undefined;
}
