import type { Node } from '../../../model/source.ts';
import { dereference } from '../../../syntax/walk.ts';
import { callOf } from '../functions/call.ts';
import type { Context, Stack } from '../context.ts';
import { isPseudo } from '../functions/pseudo.ts';
import { literalText, textOf } from '../text.ts';

/** Something that differs from deployment to deployment: a parameter without a given value, or a pseudo parameter. */
export interface Variable {
  readonly key: string;
  readonly stack: Stack;
  readonly name: string;
  /** All texts that it can be; undefined when it can be any. */
  readonly allowed?: readonly string[];
  readonly admits: (text: string) => boolean;
}

/** Bindings followed from nested stacks outwards. */
const maximumBindings = 32;

/** The variable that a node refers to, or the text that it is bound to; undefined when it is neither. */
export function variableAt(node: Node, context: Context): Variable | string | undefined {
  let at: { readonly node: Node; readonly context: Context } = { node, context };
  for (let hops = 0; hops < maximumBindings; hops++) {
    const text = literalText(at.node, at.context.loop);
    if (text !== undefined) return hops > 0 ? text : undefined;
    const target = dereference(at.node);
    const call = target && callOf(target);
    const name = call?.name === 'Ref' ? literalText(call.argument, at.context.loop) : undefined;
    if (name === undefined || at.context.loop.has(name)) return undefined;
    const found = variableNamed(at.context.stack, name);
    if (found !== 'bound') return found;
    const written = at.context.stack.bindings.get(name)?.written;
    if (!written) return undefined;
    at = written;
  }
  return undefined;
}

/** `bound` when a parent or the caller gives the value. */
export function variableNamed(stack: Stack, name: string): Variable | 'bound' | undefined {
  const key = `${stack.id}\n${name}`;
  const parameter = stack.parameters.get(name);
  if (!parameter) {
    if (!isPseudo(name) || (name === 'AWS::Region' && stack.region !== undefined)) return undefined;
    return { key, stack, name, admits: () => true };
  }
  if (stack.bindings.has(name)) return 'bound';
  const { allowed, list, minimumLength, maximumLength } = parameter;
  const admits = (text: string): boolean => text.length >= minimumLength && text.length <= maximumLength;
  if (!allowed || list) return { key, stack, name, admits };
  return { key, stack, name, admits, allowed: [...new Set(allowed.map(textOf))] };
}
