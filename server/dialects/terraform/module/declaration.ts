import type { Node } from '../../../model/source.ts';
import { argument, literalText } from './block.ts';
import type { Block } from './block.ts';
import type { Unit } from './unit.ts';

/** What is known of a variable besides its value. */
export interface Declaration {
  readonly type: string | undefined;
  readonly nullable: boolean;
  readonly sensitive: boolean;
  readonly block: Block;
}

export function declarationOf(name: string, unit: Unit): Declaration | undefined {
  const block = unit.variables.get(name);
  return (
    block && {
      type: literalText(block, 'type'),
      nullable: !isWritten(argument(block, 'nullable')?.node, false),
      sensitive: isWritten(argument(block, 'sensitive')?.node, true),
      block,
    }
  );
}

const isWritten = (node: Node | undefined, value: boolean): boolean =>
  node?.kind === 'scalar' && (node.value === value || node.value === String(value));
