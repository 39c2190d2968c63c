import { unknown } from '../../../model/value.ts';
import type { Hop } from '../../../model/hop.ts';
import type { Value } from '../../../model/value.ts';
import { isNull } from '../evaluate/coerce.ts';
import { failure } from '../evaluate/failure.ts';
import { siteOf } from '../evaluate/frame.ts';
import { through } from '../evaluate/trace.ts';
import { hidden } from '../functions/conversions.ts';
import { allowedValues } from './allowed.ts';
import { argument } from './block.ts';
import { declarationOf } from './declaration.ts';
import type { Declaration } from './declaration.ts';
import { givenAtRoot } from './given.ts';
import { instancesOf } from './instances.ts';
import { once } from './module.ts';
import type { Module, Assumption } from './module.ts';
import { literalValue, nodeValue } from './node-value.ts';
import { convert, parseType } from './type.ts';

/** What a variable is: what the caller gives, else its default, else one of the values it allows, else unknown. */
export function variableValue(name: string, module: Module, assumption: Assumption): Value {
  const declaration = declarationOf(name, module.unit);
  if (!declaration) {
    const { open } = module.unit;
    return open === undefined ? failure(`var.${name} is not declared`) : unknown(open, false);
  }
  const circular = unknown(`var.${name} refers to itself`, false);
  return once(module, assumption, `var.${name}`, circular, () => {
    const value = given(name, declaration, module, assumption);
    return declaration.sensitive ? hidden(value) : value;
  });
}

function given(name: string, declaration: Declaration, module: Module, assumption: Assumption): Value {
  const { type, nullable } = declaration;
  const converted = (value: Value): Value => (type === undefined ? value : convert(value, parseType(type)));
  const value = module.caller
    ? argumentValue(name, module, assumption)
    : (assumption.assumed?.get(name) ?? givenAtRoot(name, type, module));
  if (value && !(isNull(value) && !nullable)) return converted(value);
  const fallback = defaultOf(declaration);
  if (fallback) {
    const by = module.caller ? 'default' : 'replaceable default';
    const hop: Hop = { via: 'variable-default', of: { is: 'variable', name, by }, at: fallback.at, ...callOf(module) };
    return through([hop], converted(fallback.value));
  }
  return (
    allowedValues(name, declaration, module) ?? {
      ...unknown(`var.${name} has no default: the caller sets it`, !nullable),
      shape: `\${${module.prefix}var.${name}}`,
    }
  );
}

function defaultOf({ block }: Declaration): { readonly value: Value; readonly at: NonNullable<Hop['at']> } | undefined {
  const written = argument(block, 'default');
  return written && { value: literalValue(written), at: siteOf(written) };
}

/** Where the module's arguments are written. */
function callOf({ caller }: Module): Pick<Hop, 'call'> {
  if (!caller) return {};
  const [{ file, map }] = caller.call.parts;
  return { call: siteOf({ file, node: map }) };
}

function argumentValue(name: string, module: Module, assumption: Assumption): Value | undefined {
  if (!module.caller) return undefined;
  const { call, module: caller } = module.caller;
  const written = argument(call, name);
  if (!written) return undefined;
  const { bound } = instancesOf(call, caller, assumption);
  const hop: Hop = {
    via: 'module-argument',
    of: { is: 'argument', name, module: module.prefix.slice(0, -1) },
    at: siteOf(written),
    ...callOf(module),
  };
  return through([hop], nodeValue(written, { module: caller, assumption, bound }));
}
