import type { Condition } from '../../../model/condition.ts';
import type { Stack } from '../context.ts';

/** A condition of the template, by its name. */
export const namedCondition = (name: string): Condition => ({ is: 'named', key: name, name, text: name });

/** A parameter, or a pseudo parameter, has a value. */
export const valueCondition = (name: string, value: string): Condition => ({
  is: 'value',
  key: `${name}\n${value}`,
  of: name,
  name,
  value,
  text: `${name} = ${JSON.stringify(value)}`,
});

/** A condition of one stack in another's guards, where that may have one of the same name. */
export function foreignCondition(condition: Condition, { id, label }: Stack): Condition {
  const told = { key: `${id}\n${condition.key}`, text: `${condition.text} of ${label}` };
  return condition.is === 'value' ? { ...condition, ...told, of: `${id}\n${condition.of}` } : { ...condition, ...told };
}
