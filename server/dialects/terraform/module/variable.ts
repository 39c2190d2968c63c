import { known, unknown } from '../../../model/value.ts';
import type { Hop, Value } from '../../../model/value.ts';
import { isNull } from '../evaluate/coerce.ts';
import { failure } from '../evaluate/failure.ts';
import { siteOf } from '../evaluate/frame.ts';
import { through } from '../evaluate/trace.ts';
import { hidden } from '../functions/conversions.ts';
import { fromPlain } from '../functions/encodings.ts';
import { argument, literalText } from './block.ts';
import type { Block } from './block.ts';
import { boundOf } from './bound-of.ts';
import { once } from './module.ts';
import type { Module, World } from './module.ts';
import { literalValue, nodeValue } from './node-value.ts';
import { convert, parseType } from './type.ts';

/** What a variable is: what the caller gives, else its default, else unknown. */
export function variableValue(name: string, module: Module, world: World, depth: number): Value {
  const block = module.unit.variables.get(name);
  if (!block) {
    const { open } = module.unit;
    return open === undefined ? failure(`var.${name} is not declared`) : unknown(open, false);
  }
  const circular = unknown(`var.${name} refers to itself`, false);
  return once(module, world, `var.${name}`, circular, () => {
    const value = given(name, block, module, world, depth);
    return flag(block, 'sensitive') ? hidden(value) : value;
  });
}

function given(name: string, block: Block, module: Module, world: World, depth: number): Value {
  const value = module.caller ? argumentValue(name, module, world, depth) : rootValue(name, module, world);
  const type = literalText(block, 'type');
  const convertTo = (from: Value): Value => (type === undefined ? from : convert(from, parseType(type)));
  if (value && !(isNull(value) && notNullable(block))) return convertTo(value);
  const written = argument(block, 'default');
  if (!written) return unknown(`var.${name} has no default: the caller sets it`, notNullable(block));
  const hop: Hop = {
    via: 'variable-default',
    note: module.caller
      ? `default of var.${name}`
      : `default of var.${name}; a tfvars file or the caller may set another value`,
    at: siteOf(written),
  };
  return through([hop], convertTo(literalValue(written)));
}

function rootValue(name: string, { tree }: Module, world: World): Value | undefined {
  const assumed = world.assumed?.get(name);
  if (assumed) return assumed;
  const { parameters } = tree.inputs;
  const parameter = parameters && Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (parameter === undefined) return undefined;
  return through([{ via: 'variable-value', note: `var.${name} as given` }], fromPlain(parameter));
}

function argumentValue(name: string, module: Module, world: World, depth: number): Value | undefined {
  if (!module.caller) return undefined;
  const { call } = module.caller;
  const written = argument(call, name);
  if (!written) return undefined;
  const bound = boundOf(call, module.caller.module, world);
  const hop: Hop = { via: 'module-argument', note: `${name} of ${module.prefix.slice(0, -1)}`, at: siteOf(written) };
  return through([hop], nodeValue(written, { module: module.caller.module, world, bound, depth }));
}

const flag = (block: Block, name: string): boolean => {
  const node = argument(block, name)?.node;
  return node?.kind === 'scalar' && (node.value === true || node.value === 'true');
};
const notNullable = (block: Block): boolean => {
  const node = argument(block, 'nullable')?.node;
  return node?.kind === 'scalar' && (node.value === false || node.value === 'false');
};

export const nullValue = known(null);
