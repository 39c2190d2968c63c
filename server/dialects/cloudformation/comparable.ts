import type { Json, MapNode, Node } from '../../model/source.ts';
import { dereference, entryOf } from '../../syntax/walk.ts';
import { callOf, effective, isLoop } from './functions/call.ts';
import { expand, type Expansion } from './expand.ts';
import { parametersOf } from './stack/parameters.ts';
import { sectionOf } from './stack/sections.ts';
import { literalText } from './text.ts';
import { own, put } from '../../model/own.ts';

/** A resource as plain data, by the names that CloudFormation gives its attributes. */
export type ComparableResource = Readonly<Record<string, Json>>;
export type Comparable = Readonly<Record<string, ComparableResource>>;

/**
 * What SAM makes of its types, as far as properties keep their names. The specification of the SAM types themselves says of every
 * property that it can't be changed in place, which is not so.
 */
const generated = new Map([
  ['AWS::Serverless::Api', 'AWS::ApiGateway::Stage'],
  ['AWS::Serverless::Application', 'AWS::CloudFormation::Stack'],
  ['AWS::Serverless::Function', 'AWS::Lambda::Function'],
  ['AWS::Serverless::HttpApi', 'AWS::ApiGatewayV2::Stage'],
  ['AWS::Serverless::LayerVersion', 'AWS::Lambda::LayerVersion'],
  ['AWS::Serverless::SimpleTable', 'AWS::DynamoDB::Table'],
  ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'],
]);

/**
 * The resources of a template as plain data in which every change shows at the resource that it reaches: a parameter carries its
 * default, a lookup its cells, a choice its condition, a text the references in it. SAM's types are those that it makes of them, and
 * what `Globals` say stands at each resource.
 * Undefined when the template is too large, too deep or endless.
 */
export function comparable(root: Node | undefined): Comparable | undefined {
  const template = dereference(root);
  if (template?.kind !== 'map') return undefined;
  const expansion: Expansion = {
    parameters: parametersOf(sectionOf(template, 'Parameters')),
    mappings: sectionOf(template, 'Mappings'),
    conditions: sectionOf(template, 'Conditions'),
    left: 500_000,
  };
  const globals = sectionOf(template, 'Globals');
  const resources: Record<string, ComparableResource> = {};
  try {
    for (const [id, body] of declared(sectionOf(template, 'Resources'))) {
      const resource = resourceOf(body, globals, expansion);
      if (resource && id !== '__proto__') put(resources, id, resource);
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return resources;
}

/** Resources by logical id; those of a loop by the id as it is written. */
function declared(section: MapNode | undefined, depth = 0): readonly (readonly [string, Node])[] {
  if (!section || depth > 8) return [];
  return effective(section).flatMap(({ key, value }) => {
    if (!isLoop(key)) return [[key, value] as const];
    const loop = dereference(value);
    const body = loop?.kind === 'list' ? dereference(loop.items[2]) : undefined;
    return body?.kind === 'map' ? declared(body, depth + 1) : [];
  });
}

function resourceOf(body: Node, globals: MapNode | undefined, expansion: Expansion): Record<string, Json> | undefined {
  const map = dereference(body);
  const type = literalText(entryOf(map, 'Type')?.value);
  if (map?.kind !== 'map' || type === undefined || callOf(map)) return undefined;
  const resource: Record<string, Json> = {};
  for (const { key, value } of effective(map)) if (key !== '__proto__') put(resource, key, expand(value, expansion, 0));
  resource['Type'] = generated.get(type) ?? type;
  const general = type.startsWith('AWS::Serverless::')
    ? entryOf(globals, type.slice('AWS::Serverless::'.length))
    : undefined;
  if (general) resource['Properties'] = merged(expand(general.value, expansion, 0), resource['Properties']);
  return resource;
}

/** As SAM does it: what a resource sets wins, maps are merged key by key, lists are put together. */
function merged(general: Json, special: Json | undefined): Json {
  if (special === undefined) return general;
  if (Array.isArray(special) && Array.isArray(general)) return [...(general as Json[]), ...(special as Json[])];
  if (!isMap(special) || !isMap(general)) return special;
  const both: Record<string, Json> = { ...general };
  for (const [key, value] of Object.entries(special)) put(both, key, merged(own(both, key) ?? value, value));
  return both;
}
const isMap = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
