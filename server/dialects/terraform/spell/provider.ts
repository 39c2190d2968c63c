import type { Resource } from '../../../model/resource.ts';
import type { Fresh } from '../../../model/fresh.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';

/** The arguments that decide in which account and Region a block is made, as the resource has them. */
export const placement = ({ body }: Resource): Readonly<Record<string, Fresh>> =>
  Object.fromEntries(
    ['provider', 'region'].flatMap((name) => {
      const node = dereference(entryOf(body, name)?.value);
      return node?.kind === 'scalar' && typeof node.value === 'string' ? [[name, node.value]] : [];
    }),
  );
