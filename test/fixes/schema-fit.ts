/** What a fix writes, held against AWS's service specification and the schema of Terraform's provider: names, types, words, what is required. */
import type { Property, PropertyType } from '@aws-cdk/service-spec-types';
import { definitionOf, resourceOf } from '../rules/service-spec.ts';
import { type Block, typesOf } from '../rules/terraform-schema.ts';
import type { Data } from '../edits/second-reader.ts';
import { type Difference, isDictionary, isFunction, type Steps } from './difference.ts';
import { placeOf } from './intended.ts';

/** How many values were held against a schema, by what they are. */
export const fitted: Record<string, number> = {};
const tally = (what: string): void => {
  fitted[what] = (fitted[what] ?? 0) + 1;
};

/** What does not fit, in words. */
export function* misfits({ path, after }: Difference, root: Data, terraform: boolean): Generator<string> {
  const [section, ...place] = placeOf(path, false);
  if (terraform) {
    if (section === 'resource' || section === 'data') yield* inTerraform(section, place, after);
  } else if (section === 'Resources') yield* inTemplate(root, place, after);
}

function* inTemplate(root: Data, [name, part, ...inside]: Steps, after: Data): Generator<string> {
  const resources = isDictionary(root) ? root['Resources'] : undefined;
  const resource = isDictionary(resources) ? resources[String(name)] : undefined;
  if (!isDictionary(resource)) return;
  const type = String(resource['Type']);
  const spec = resourceOf(type);
  if (!spec) {
    tally('of no type of the specification');
    return;
  }
  if (part === undefined) {
    tally('new resources');
    const { Properties: properties, ...attributes } = resource;
    yield* ofMap(spec.properties, properties ?? {}, type);
    for (const [key, value] of Object.entries(attributes).filter(([attribute]) => attribute !== 'Type'))
      yield* ofAttribute(key, value, type);
  } else if (part !== 'Properties') yield* ofAttribute(String(part), inside.length === 0 ? after : undefined, type);
  // What else the author left out is left out still.
  else if (inside.length === 0) yield* ofMap(spec.properties, after, type, false);
  else yield* along(spec.properties, inside, after, type);
}

const KEEP = ['Retain', 'RetainExceptOnCreate', 'Snapshot', 'Delete'];
function* ofAttribute(key: string, value: Data, where: string): Generator<string> {
  tally('attributes');
  const known = [
    'DeletionPolicy',
    'UpdateReplacePolicy',
    'DependsOn',
    'Condition',
    'Metadata',
    'UpdatePolicy',
    'CreationPolicy',
  ];
  if (!known.includes(key)) yield `${where} has no attribute ${key}`;
  if (key.endsWith('Policy') && typeof value === 'string' && !KEEP.includes(value))
    yield `${where}.${key} can't be ${value}`;
}

/** SAM hands the table's setting on as it is; the specification has one of its three properties only. */
const passed = (at: string): Property | undefined =>
  /^AWS::Serverless::SimpleTable\.SSESpecification\.(KMSMasterKeyId|SSEType)$/.test(at)
    ? { type: { type: 'string' } }
    : undefined;

type Properties = Readonly<Record<string, Property>>;
function* along(properties: Properties, [step, ...rest]: Steps, after: Data, where: string): Generator<string> {
  // A list where a map belongs, or the other way round, was so before.
  if (typeof step === 'number') {
    yield* along(properties, rest, after, where);
    return;
  }
  const at = `${where}.${String(step)}`;
  const property = properties[String(step)] ?? passed(at);
  if (!property) yield `${at} is not in the specification`;
  else yield* into(property.type, rest, after, at);
}
function* into(type: PropertyType, path: Steps, after: Data, where: string): Generator<string> {
  const [step, ...rest] = path;
  if (step === undefined) {
    if (after === undefined) tally('removed');
    else yield* fits(type, after, where);
    return;
  }
  switch (type.type) {
    case 'json':
      tally('inside JSON');
      return;
    case 'array':
      yield* into(type.element, typeof step === 'number' ? rest : path, after, where);
      return;
    case 'map':
      yield* into(type.element, rest, after, where);
      return;
    case 'ref':
      yield* along(definitionOf(type).properties, path, after, where);
      return;
    case 'union':
      yield* any(type.types.map((one) => [...into(one, path, after, where)]));
      return;
    default:
      yield `${where} is ${type.type}: nothing can be inside`;
  }
}
function* any(all: readonly (readonly string[])[]): Generator<string> {
  if (all.every((one) => one.length > 0)) yield* all[0] ?? [];
}

/** What a deploy works out may be anything. */
function* fits(type: PropertyType, value: Data, where: string): Generator<string> {
  if (isFunction(value)) {
    tally('functions');
    return;
  }
  tally(`as ${type.type}`);
  const wrong = `${where} is ${type.type}: ${JSON.stringify(value)}`;
  switch (type.type) {
    case 'string':
      if (typeof value !== 'string') yield wrong;
      else if (type.allowedValues) {
        tally('one of the allowed words');
        if (!type.allowedValues.includes(value)) yield `${wrong}, not one of ${type.allowedValues.join()}`;
      }
      break;
    case 'boolean':
      if (typeof value !== 'boolean') yield wrong;
      break;
    case 'integer':
      if (!Number.isInteger(value)) yield wrong;
      else if (type.allowedValues && !type.allowedValues.includes(Number(value))) yield wrong;
      break;
    case 'number':
      if (typeof value !== 'number') yield wrong;
      break;
    case 'array':
      if (!Array.isArray(value)) yield wrong;
      else for (const item of value as Data[]) yield* fits(type.element, item, where);
      break;
    case 'map':
      if (!isDictionary(value)) yield wrong;
      else for (const item of Object.values(value)) yield* fits(type.element, item, where);
      break;
    case 'ref':
      yield* ofMap(definitionOf(type).properties, value, where);
      break;
    case 'union':
      yield* any(type.types.map((one) => [...fits(one, value, where)]));
      break;
    case 'json':
    case 'tag':
      if (typeof value !== 'object') yield wrong;
      break;
    default:
      yield wrong;
  }
}

function* ofMap(properties: Properties, value: Data, where: string, whole = true): Generator<string> {
  if (isFunction(value)) return;
  if (!isDictionary(value)) {
    yield `${where} is a map: ${JSON.stringify(value)}`;
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const property = properties[key] ?? passed(`${where}.${key}`);
    if (!property) yield `${where}.${key} is not in the specification`;
    else yield* fits(property.type, inner, `${where}.${key}`);
  }
  for (const [key, { required }] of Object.entries(properties))
    if (whole && required === true && !(key in value)) yield `${where} needs ${key}`;
}

const [five, six] = [typesOf('5.100.0'), typesOf('6.25.0')];
const META = ['lifecycle', 'provider', 'depends_on', 'count', 'for_each', '//'];

function* inTerraform(section: string, place: Steps, after: Data): Generator<string> {
  const [type, name, ...inside] = place;
  if (name === undefined) {
    // The first of its type.
    for (const [key, value] of isDictionary(after) ? Object.entries(after) : [])
      yield* inTerraform(section, [...place, key], value);
    return;
  }
  const block = five[String(type)] ?? six[String(type)];
  if (section === 'data' || !block) tally(section === 'data' ? 'data sources' : 'of no type of the schema');
  else yield* inBlock(block, inside, after, String(type));
}

function* inBlock(block: Block, [step, ...rest]: Steps, after: Data, where: string): Generator<string> {
  if (step === undefined) yield* asBlock(block, after, where);
  else if (typeof step === 'number') yield* inBlock(block, rest, after, where);
  else if (META.includes(step)) tally('meta-arguments');
  else if (step === 'dynamic') tally('dynamic blocks');
  else {
    const inner = block[step] ?? block[`[]${step}`];
    const at = `${where}.${step}`;
    if (inner === undefined) yield `${at} is not in the schema`;
    else if (typeof inner !== 'string') yield* inBlock(inner, rest, after, at);
    else if (rest.length === 0 || typeof rest[0] === 'number') yield* asAttribute(inner, rest.length > 0, after, at);
    else if (!/map|object/.test(inner)) yield `${at} is ${inner}: nothing can be inside`;
  }
}

function* asBlock(block: Block, value: Data, where: string): Generator<string> {
  if (value === undefined) {
    tally('removed');
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value as Data[]) yield* asBlock(block, item, where);
    return undefined;
  }
  if (!isDictionary(value)) {
    yield `${where} is a block: ${JSON.stringify(value)}`;
    return;
  }
  tally('as block');
  for (const [key, inner] of Object.entries(value)) yield* inBlock(block, [key], inner, where);
  for (const [key, type] of Object.entries(block))
    if (typeof type === 'string' && type.endsWith('!') && !(key in value)) yield `${where} needs ${key}`;
}

function* asAttribute(type: string, item: boolean, value: Data, where: string): Generator<string> {
  if (value === undefined) {
    tally('removed');
    return;
  }
  if (typeof value === 'string' && value.includes('${')) {
    tally('expressions');
    return;
  }
  const plain = type.replace(/[?!+]+$/, '');
  tally(`as ${plain}`);
  const own = item ? (/^(?:list|set)\((.*)\)$/.exec(plain)?.[1] ?? plain) : plain;
  const fit =
    own === 'bool'
      ? typeof value === 'boolean'
      : own === 'number'
        ? typeof value === 'number'
        : own === 'string'
          ? // Terraform makes texts of the others.
            ['string', 'boolean', 'number'].includes(typeof value)
          : /^(list|set)\(/.test(own)
            ? Array.isArray(value)
            : typeof value === 'object';
  if (!fit) yield `${where} is ${own}: ${JSON.stringify(value)}`;
  // Without a mark it is what the provider works out.
  if (!/[?!+]$/.test(type)) yield `${where} can't be set`;
}
