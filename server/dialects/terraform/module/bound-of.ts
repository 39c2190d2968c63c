import type { Block } from './block.ts';
import { unbound } from './frame-of.ts';
import type { Bound } from './frame-of.ts';
import type { Module, World } from './module.ts';

/** What `each` and `count` mean in a block. */
export const boundOf = (_block: Block, _module: Module, _world: World): Bound => unbound;
