import type { Resource } from '../../../model/resource.ts';
import type { Fresh } from '../../../model/fresh.ts';
import type { Node } from '../../../model/source.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';

/** The arguments that decide in which account and Region a block is made, as the resource has them; a module that is called, as it gets them. */
export const placement = ({ type, body }: Resource): Readonly<Record<string, Fresh>> =>
  type === 'module'
    ? textAt(entryOf(dereference(entryOf(body, 'providers')?.value), 'aws')?.value, 'provider')
    : { ...textAt(entryOf(body, 'provider')?.value, 'provider'), ...textAt(entryOf(body, 'region')?.value, 'region') };

function textAt(written: Node | undefined, name: string): Readonly<Record<string, Fresh>> {
  const node = dereference(written);
  return node?.kind === 'scalar' && typeof node.value === 'string' ? { [name]: node.value } : {};
}
