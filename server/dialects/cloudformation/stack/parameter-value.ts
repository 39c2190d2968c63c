import { code } from '../../../model/text/code.ts';
import type { Guard } from '../../../model/condition.ts';
import type { Node, ScalarNode, Site } from '../../../model/source.ts';
import { known, unknown } from '../../../model/value.ts';
import type { Hop } from '../../../model/hop.ts';
import type { Value } from '../../../model/value.ts';
import { valueCondition } from '../cases/condition.ts';
import type { Context, Parameter } from '../context.ts';
import { branch } from '../cases/lift.ts';
import { lazyList, retrace } from '../retrace.ts';
import { siteOf } from '../site.ts';
import { textOf } from '../text.ts';

/** Allowed values that are told apart; with more the value is unknown. */
export const maximumAllowed = 8;

/** What `Ref` of a parameter comes to. */
export function parameterValue(parameter: Parameter, context: Context, node: Node): Value {
  const value = valueOf(parameter, context, node);
  // Unknown as it is, it is the same text wherever it is used.
  return value.is === 'unknown' && value.shape === undefined && !context.assigned
    ? { ...value, shape: `\${${parameter.name}}` }
    : value;
}

function valueOf(parameter: Parameter, context: Context, node: Node): Value {
  const { stack, assigned } = context;
  const site = siteOf(context, node);
  const binding = stack.bindings.get(parameter.name);
  if (parameter.secret && !assigned) {
    return unknown(`it is the secret parameter ${code(parameter.name)}`, true, site);
  }
  if (binding) return bound(parameter, binding.value(context), site);
  if (assigned) {
    const text = assigned.of(stack, parameter.name);
    return typeof text === 'string' ? shaped(parameter, text, site, []) : unknown('it varies', true, site);
  }
  if (parameter.stored) return unknown(`parameter ${code(parameter.name)} is read from Parameter Store`, true, site);
  return parameter.allowed && !parameter.list
    ? allowedValue(parameter, parameter.allowed, context, site)
    : defaultValue(parameter, context, site);
}

function bound(parameter: Parameter, value: Value, site: Site): Value {
  const text = value.is === 'known' && parameter.list ? value.value : undefined;
  const shape = typeof text === 'string' ? shaped(parameter, text, site, value.from) : value;
  return retrace(shape, [], site);
}

/** Text with commas is a list for a parameter of a list type. */
function shaped(parameter: Parameter, text: string, site: Site, from: readonly Hop[]): Value {
  if (!parameter.list) return known(text, site, from);
  return lazyList(() => text.split(',').map((item) => known(item.trim(), site, from)), { from, site });
}

function allowedValue(parameter: Parameter, allowed: readonly ScalarNode[], context: Context, site: Site): Value {
  const { path, stack } = context;
  const fallback = parameter.fallback && textOf(parameter.fallback);
  const arms = new Map<string, { when: Guard; value: Value }>();
  for (const node of allowed) {
    const text = textOf(node);
    const when = [{ condition: valueCondition(parameter.name, text), holds: true }];
    if (arms.has(text) || !stack.possible([...path, ...when])) continue;
    const isDefault = text === fallback;
    const hop: Hop = {
      via: isDefault ? 'parameter-default' : 'allowed-value',
      of: { is: 'parameter', name: parameter.name, by: isDefault ? 'default' : 'allowed' },
      at: siteOf(context, isDefault && parameter.fallback ? parameter.fallback : node),
    };
    arms.set(text, { when, value: known(node.value, site, [hop]) });
  }
  if (arms.size <= maximumAllowed) {
    const [only, ...others] = arms.values();
    return only && others.length === 0 ? only.value : branch([...arms.values()], site);
  }
  const from: Hop[] = [
    { via: 'allowed-value', of: { is: 'parameter', name: parameter.name }, at: siteOf(context, parameter.keyNode) },
  ];
  return unknown(`it depends on parameter ${code(parameter.name)}`, true, site, from);
}

function defaultValue(parameter: Parameter, context: Context, site: Site): Value {
  const { fallback, name } = parameter;
  const depends = `it depends on parameter ${code(name)}`;
  if (!fallback) return unknown(depends, true, site);
  const text = textOf(fallback);
  const { path, stack } = context;
  if (
    (path.length > 0 || stack.rules.length > 0) &&
    !parameter.list &&
    !stack.possible([...path, { condition: valueCondition(name, text), holds: true }])
  ) {
    return unknown(`${depends}, which differs from its default here`, true, site);
  }
  const hop: Hop = {
    via: 'parameter-default',
    of: { is: 'parameter', name, by: 'default' },
    at: siteOf(context, fallback),
  };
  if (parameter.list) return shaped(parameter, text, site, [hop]);
  return text.includes('{{resolve:')
    ? unknown('it is looked up when the stack is deployed', true, site, [hop])
    : known(fallback.value, site, [hop]);
}
