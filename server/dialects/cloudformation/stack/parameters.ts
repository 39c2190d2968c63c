import type { MapNode, Node, ScalarNode } from '../../../model/source.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import { effective } from '../functions/call.ts';
import type { Parameter } from '../context.ts';
import { literalText } from '../text.ts';

/** The declarations of `Parameters`; broken ones are read as far as they go. */
export function parametersOf(section: MapNode | undefined): ReadonlyMap<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  if (!section) return parameters;
  for (const { key, keyNode, value } of effective(section)) {
    if (!key.startsWith('Fn::')) parameters.set(key, parameterOf(key, keyNode, value));
  }
  return parameters;
}

function parameterOf(name: string, keyNode: ScalarNode, declaration: Node): Parameter {
  const type = literalText(entryOf(declaration, 'Type')?.value) ?? 'String';
  const stored = type.startsWith('AWS::SSM::Parameter::Value');
  const fallback = scalarOf(entryOf(declaration, 'Default')?.value);
  const allowed = dereference(entryOf(declaration, 'AllowedValues')?.value);
  const values = allowed?.kind === 'list' ? allowed.items.map(scalarOf) : [];
  const parameter = {
    name,
    keyNode,
    type,
    list: type.includes('List'),
    stored,
    secret: literalText(entryOf(declaration, 'NoEcho')?.value)?.toLowerCase() === 'true',
    minimumLength: lengthOf(declaration, 'MinLength', 0),
    maximumLength: lengthOf(declaration, 'MaxLength', Infinity),
    ...(fallback && !stored ? { fallback } : {}),
  };
  const complete = values.length > 0 && values.every((value) => value !== undefined);
  return complete && !stored ? { ...parameter, allowed: values } : parameter;
}

function scalarOf(node: Node | undefined): ScalarNode | undefined {
  const target = dereference(node);
  return target?.kind === 'scalar' && !target.tag?.startsWith('!') ? target : undefined;
}

function lengthOf(declaration: Node, key: string, otherwise: number): number {
  const text = literalText(entryOf(declaration, key)?.value);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : otherwise;
}
