import { type Fresh, isFreshList, isFreshMap } from '../../model/fresh.ts';
import type { Path } from '../../model/source.ts';
import maps from './arguments.json' with { type: 'json' };

/** The types, labels and names of blocks around, outermost first: `['resource', 'aws_kms_key', 'data']`. */
export type BlockPath = readonly string[];

/** Arguments by type of resource that hold a map, or maps; `scripts/hcl-arguments.ts` writes them from the provider's schema. */
const MAPS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(maps).map(([type, paths]) => [type, new Set(paths)]),
);
/** Blocks that the language has in each resource. */
const META = new Set(['lifecycle', 'provisioner', 'connection', 'dynamic']);

/** The blocks on a path of the tree, `dynamic` ones as those that they make. */
export function blockPath(path: Path): BlockPath {
  const names = path.filter((step) => typeof step === 'string');
  return names.filter(
    (name, index) => !(name === 'dynamic' && index > 2) && !(name === 'content' && names[index - 2] === 'dynamic'),
  );
}

/** Whether a name in a block and what it gets are written with a sign of equality between them. */
export function isAttribute(within: BlockPath, name: string, value: Fresh): boolean {
  if (isFreshList(value)) return value.length === 0 || !value.every(isFreshMap) || holdsMaps(within, name);
  return !isFreshMap(value) || holdsMaps(within, name);
}

/** Whether a name is an argument where a map stands under it; else it is a block. */
export function holdsMaps([type = '', label = '', , ...blocks]: BlockPath, name: string): boolean {
  switch (type) {
    case 'locals':
    case 'module':
      return true;
    case 'variable':
      return name === 'default';
    case 'terraform':
      return label === 'required_providers';
    case 'provider':
      return name === 'tags';
    case 'resource':
    case 'data':
    case 'ephemeral':
      if (blocks.length === 0 && (META.has(name) || name === 'tags' || name === 'tags_all')) return !META.has(name);
      return label.startsWith('awscc_') || (MAPS.get(label)?.has([...blocks, name].join('.')) ?? false);
    default:
      return false;
  }
}

/** Labels behind the type of a block of a file. */
export const labelsOf = (type: string): number =>
  ['resource', 'data', 'ephemeral'].includes(type)
    ? 2
    : ['variable', 'output', 'module', 'provider', 'check'].includes(type)
      ? 1
      : 0;
