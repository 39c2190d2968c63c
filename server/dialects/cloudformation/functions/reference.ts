import { code } from '../../../model/text/code.ts';
import type { Node } from '../../../model/source.ts';
import { unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import { callOf } from './call.ts';
import type { Context, Stack } from '../context.ts';
import { parameterValue } from '../stack/parameter-value.ts';
import { pseudoValue } from './pseudo.ts';
import { retrace } from '../retrace.ts';
import { siteOf } from '../site.ts';
import { fill, literalText } from '../text.ts';
import { dereference } from '../../../syntax/walk.ts';

/** What `Ref` of a name comes to: a variable of a loop, a parameter, or a resource. */
export function valueOfName(name: string, context: Context, node: Node): Value {
  const variable = context.loop.get(name);
  if (variable) return retrace(variable, [], siteOf(context, node));
  const parameter = context.stack.parameters.get(name);
  if (parameter) return parameterValue(parameter, context, node);
  return pseudoValue(name, context, node) ?? resourceValue(name, undefined, context, node);
}

/** A reference to a resource of the stack, or an output of a nested stack. */
export function resourceValue(name: string, attribute: string | undefined, context: Context, node: Node): Value {
  const { stack, asker } = context;
  const site = siteOf(context, node);
  if (asker !== undefined) ask(stack, name, asker);
  if (!stack.names.declared.has(name)) {
    const reason = mayExist(stack, name);
    if (reason !== undefined) return unknown(reason, true, site);
  }
  if (attribute?.startsWith('Outputs.')) {
    const output = stack.children.get(name)?.output(attribute.slice('Outputs.'.length), context, node);
    if (output) return output;
    if (stack.names.declared.has(name)) return unknown(`it is an output of the nested stack ${code(name)}`, true, site);
  }
  return {
    is: 'reference',
    id: stack.id + name,
    address: stack.prefix + name,
    ...(attribute === undefined ? {} : { attribute }),
    missing: !stack.names.declared.has(name),
    from: [],
    site,
  };
}

function ask(stack: Stack, name: string, asker: string): void {
  const askers = stack.names.asked.get(name);
  if (askers) askers.add(asker);
  else stack.names.asked.set(name, new Set([asker]));
}

const generated = /^Serverless(?:Rest|Http)Api|^ServerlessDeploymentApplication$|^CodeDeployServiceRole$/;

/** Why a resource that is not written may be there all the same. */
export function mayExist(stack: Stack, name: string): string | undefined {
  const { declared, incomplete } = stack.names;
  if (incomplete !== undefined) return incomplete;
  if (stack.transforms.adds !== undefined) return stack.transforms.adds;
  if (stack.transforms.sam && generated.test(name)) return 'SAM generates it';
  for (let length = name.length - 1; length > 0; length--) {
    const type = declared.get(name.slice(0, length));
    if (type?.startsWith('AWS::Serverless::')) return 'SAM generates it';
    if (type?.endsWith('::MODULE')) return 'it belongs to a module';
  }
  return undefined;
}

export function ref(argument: Node, context: Context, node: Node): Value {
  const name = literalText(argument, context.loop);
  if (name === undefined) return unknown('`Ref` needs a name', true, siteOf(context, node));
  return valueOfName(name, context, node);
}

export function getAtt(argument: Node, context: Context, node: Node): Value {
  const target = dereference(argument);
  const parts = target?.kind === 'list' && !callOf(target) ? target.items : target ? [target] : [];
  const names = parts.map((part) => partOf(part, context));
  const path = names.every((name) => name !== undefined) ? names.join('.') : '';
  const dot = path.indexOf('.');
  if (dot <= 0) return unknown('`Fn::GetAtt` needs a logical id and an attribute', true, siteOf(context, node));
  return resourceValue(path.slice(0, dot), path.slice(dot + 1), context, node);
}

/** Language extensions allow functions in both parts. */
function partOf(node: Node, context: Context): string | undefined {
  const literal = literalText(node, context.loop);
  if (literal !== undefined) return fill(literal, context.loop);
  const value = context.stack.evaluate(node, context);
  return value.is === 'known' && typeof value.value === 'string' ? value.value : undefined;
}
