import type { Note } from '../../../model/finding.ts';
import type { Value } from '../../../model/value.ts';
import type { Inputs, Reader } from '../../dialect.ts';
import type { Referred, Words, FileNode } from '../evaluate/frame.ts';
import type { Expression } from '../../../syntax/hcl-grammar/expression.ts';
import type { Block } from './block.ts';
import type { Unit } from './unit.ts';

/** What all modules of one project have in common. */
export interface Tree {
  /** The root module's directory, and the name of the one scope of all guards: their conditions are unique in the project. */
  readonly id: string;
  readonly reader: Reader;
  readonly inputs: Inputs;
  readonly unitOf: (directory: string) => Unit | undefined;
  /** What the conditions of guards test, by their keys. */
  readonly conditions: Map<string, Tested>;
  /** What the words of a reference mean in a module. */
  readonly refer: (words: Words, module: Module, assumption: Assumption) => Referred;
  readonly note: (note: Note) => void;
  /** Steps left for all answers together. */
  steps: number;
  /** Modules made so far. */
  modules: number;
  /** Blocks on which values of others depend: by their instances, or by an attribute that they set. */
  readonly followed: Set<Block>;
  readonly assumption: Assumption;
}

export interface Tested {
  readonly module: Module;
  readonly test?: { readonly expression: Expression; readonly text: string; readonly at: FileNode | undefined };
  /** For an instance of a block (`each.key == "a"`): the conditions of all instances, of which exactly one holds. */
  readonly groups: (readonly string[])[];
}

/** A module as it is called in one place. */
export interface Module {
  readonly tree: Tree;
  readonly unit: Unit;
  /** `module.net.`, or empty for the root. */
  readonly prefix: string;
  readonly caller?: { readonly module: Module; readonly call: Block };
  readonly children: Map<string, Module | undefined>;
}

/** Values worked out under an assumption about the root's variables; without one, the values themselves. */
export interface Assumption {
  readonly assumed?: ReadonlyMap<string, Value>;
  readonly memo: Map<Module, Map<string, Value | 'busy'>>;
}

/** A value of a module that is worked out once; asked for while that happens, it refers to itself. */
export function once(
  module: Module,
  assumption: Assumption,
  name: string,
  circular: Value,
  compute: () => Value,
): Value {
  let memo = assumption.memo.get(module);
  if (!memo) {
    memo = new Map<string, Value | 'busy'>();
    assumption.memo.set(module, memo);
  }
  const found = memo.get(name);
  if (found === 'busy') return circular;
  if (found) return found;
  memo.set(name, 'busy');
  const value = compute();
  memo.set(name, value);
  return value;
}
