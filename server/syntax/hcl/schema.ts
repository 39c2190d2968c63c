import { type Fresh, isFreshList, isFreshMap } from '../../model/fresh.ts';

/** Arguments of the AWS provider and of the language that hold a map; every other map is a block. */
const MAPS: ReadonlySet<string> = new Set([
  'tags',
  'tags_all',
  'variables',
  'parameters',
  'default',
  'encryption_context',
  'metadata',
  'environment_variables',
  'environment',
  'providers',
  'required_providers',
]);

/** Whether a name and what it gets are written with a sign of equality between them. */
export function isAttribute(name: string, value: Fresh): boolean {
  if (isFreshList(value)) return value.length === 0 || !value.every(isFreshMap);
  return !isFreshMap(value) || MAPS.has(name);
}

/** Labels behind the type of a block of a file. */
export const labelsOf = (type: string): number =>
  ['resource', 'data', 'ephemeral'].includes(type)
    ? 2
    : ['variable', 'output', 'module', 'provider', 'check'].includes(type)
      ? 1
      : 0;
