import type { Value } from '../../../model/value.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Frame, Work, Written } from '../evaluate/frame.ts';
import { textOf } from '../evaluate/frame.ts';
import type { Expression } from '../expression/expression.ts';
import { mentions } from '../expression/mentions.ts';
import type { Module, World } from './module.ts';

/** Steps of one answer. */
const maximumSteps = 20_000;

/** Names bound in a block, and the instances among which its values may differ. */
export interface Bound {
  readonly names: ReadonlyMap<string, Value>;
  readonly instances?: readonly Instance[];
}
export interface Instance {
  /** `each.key == "a"`. */
  readonly condition: string;
  readonly names: ReadonlyMap<string, Value>;
}
export const unbound: Bound = { names: new Map() };

/** Where a value is asked for. */
export interface Setting {
  readonly module: Module;
  readonly world: World;
  readonly bound: Bound;
  readonly depth: number;
}

/** What expressions of a module are evaluated in. */
export function frameOf(module: Module, world: World, { names }: Bound, at: Written | undefined, depth: number): Frame {
  const steps = Math.max(0, Math.min(maximumSteps, module.tree.steps));
  module.tree.steps -= 50;
  const work: Work = { steps, depth };
  return {
    names,
    refer: (words, frame) => module.tree.refer(words, module, world, frame),
    evaluate,
    work,
    ...(at && { at }),
    text: at?.node.kind === 'scalar' && typeof at.node.value === 'string' ? at.node.value : '',
    nameCondition: (test, frame) => nameCondition(test, frame, module),
  };
}

/** A condition over names bound in a block means something else in each of its instances: it has no name. */
function nameCondition(test: Expression, frame: Frame, module: Module): string | undefined {
  for (const name of frame.names.keys()) if (mentions(test, name)) return undefined;
  const text = textOf(frame, test);
  if (text === '') return undefined;
  const name = conditionIn(module, text);
  const { conditions } = module.tree;
  if (!conditions.has(name)) {
    conditions.set(name, { module, test: { expression: test, text: frame.text, at: frame.at }, groups: [] });
  }
  return name;
}

export const conditionIn = (module: Module, text: string): string =>
  module.prefix === '' ? text : `${text} in ${module.prefix.slice(0, -1)}`;
