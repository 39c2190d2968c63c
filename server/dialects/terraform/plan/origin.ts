import type { Json } from '../../../model/source.ts';
import type { Hop } from '../../../model/hop.ts';
import { addressOf, isIndex, partsOf } from './address.ts';
import type { ConfigModule, Configuration } from './configuration.ts';
import { isMap, listOf, mapOf, member, memberAt } from '../../json.ts';

/** Where an expression's value comes from, as far as the references that a plan lists tell. */
export type ValueOrigin =
  /** From one resource or data source and nothing else that could leave it out. */
  | {
      readonly is: 'resource';
      readonly address: string;
      readonly attribute?: string;
      /** The configuration declares no such block. */
      readonly missing: boolean;
      readonly hops: readonly Hop[];
    }
  /** From what is known while planning, so that an unknown result means that nothing is set. */
  | { readonly is: 'plain' }
  /** From the key or number of the instance, which is most often an index into something else. */
  | { readonly is: 'index'; readonly names: readonly string[] }
  /** From several things, or from a local whose expression the plan does not hold. */
  | { readonly is: 'unsure'; readonly names: readonly string[] };

/** Variables, outputs and modules that are followed from one expression. */
const maximumSteps = 200;

/** The origin of an expression of the plan's configuration. */
export function originOf(
  expression: Json | undefined,
  module: ConfigModule,
  configuration: Configuration,
): ValueOrigin {
  return follow(expression, module, { configuration, steps: maximumSteps });
}

interface Trail {
  readonly configuration: Configuration;
  steps: number;
}

function follow(expression: Json | undefined, module: ConfigModule, trail: Trail): ValueOrigin {
  if (trail.steps-- <= 0) return { is: 'unsure', names: [] };
  const references = listOf(member(expression, 'references')).filter((reference) => typeof reference === 'string');
  const origins = leavesOf(references).map((reference) => originOfReference(reference, module, trail));
  return join(origins);
}

/** Terraform lists `aws_kms_key.k.arn` and its beginning `aws_kms_key.k`: only the longest counts. */
function leavesOf(references: readonly string[]): readonly string[] {
  const unique = [...new Set(references)];
  return unique.filter(
    (reference) => !unique.some((other) => other.startsWith(`${reference}.`) || other.startsWith(`${reference}[`)),
  );
}

function join(origins: readonly ValueOrigin[]): ValueOrigin {
  const [first, ...others] = origins.filter(({ is }) => is !== 'plain' && is !== 'index');
  if (!first) return origins.every(({ is }) => is === 'plain') ? { is: 'plain' } : unsure(origins);
  const same = others.every(
    (other) =>
      other.is === 'resource' &&
      first.is === 'resource' &&
      other.address === first.address &&
      other.attribute === first.attribute,
  );
  // `k[each.key].arn` is listed as `k` and `each.key`.
  const isIndexed =
    first.is === 'resource' && first.attribute === undefined && origins.every(({ is }) => is !== 'plain');
  // A variable beside a resource may be a condition that leaves the resource out.
  return same && (others.length + 1 === origins.length || isIndexed) ? first : unsure(origins);
}

const unsure = (origins: readonly ValueOrigin[]): ValueOrigin => ({ is: 'unsure', names: origins.flatMap(namesOf) });
const namesOf = (origin: ValueOrigin): readonly string[] => {
  if (origin.is === 'plain') return [];
  return origin.is === 'resource' ? [origin.address] : origin.names;
};

function originOfReference(reference: string, module: ConfigModule, trail: Trail): ValueOrigin {
  const parts = partsOf(reference);
  const [head, name] = parts;
  if (head === undefined || name === undefined) return { is: 'unsure', names: [reference] };
  switch (head) {
    case 'path':
    case 'terraform':
      return { is: 'plain' };
    case 'each':
    case 'count':
      return { is: 'index', names: [reference] };
    case 'local':
    case 'self':
      return { is: 'unsure', names: [reference] };
    case 'var':
      return variable(name, module, trail);
    case 'module':
      return output(parts, module, trail);
    default:
      return block(parts, module, trail.configuration);
  }
}

function variable(name: string, module: ConfigModule, trail: Trail): ValueOrigin {
  const text = `var.${name}`;
  if (!module.call) {
    const given = member(trail.configuration.variables, name) ?? memberAt(module.json, 'variables', name, 'default');
    return given === undefined ? { is: 'unsure', names: [text] } : { is: 'plain' };
  }
  const argument = memberAt(module.call.json, 'expressions', name);
  if (argument === undefined) return { is: 'plain' };
  // An object of expressions and a list of them are nested blocks, which a module call does not have.
  const origin = isMap(argument)
    ? follow(argument, module.call.from, trail)
    : ({ is: 'unsure', names: [text] } as const);
  return traced(origin, {
    via: 'module-argument',
    of: { is: 'argument', name, module: module.address, planned: true },
  });
}

function output(parts: readonly string[], module: ConfigModule, trail: Trail): ValueOrigin {
  const [name, key] = parts.slice(1).filter((part) => !isIndex(part));
  const address = `${module.address === '' ? '' : `${module.address}.`}module.${name ?? ''}`;
  const inner = trail.configuration.modules.get(address);
  const expression = key === undefined ? undefined : memberAt(inner?.json, 'outputs', key, 'expression');
  if (!inner || key === undefined || !isMap(expression)) return { is: 'unsure', names: [address] };
  return traced(follow(expression, inner, trail), {
    via: 'output',
    of: { is: 'output', name: key, module: address, planned: true },
  });
}

function block(parts: readonly string[], module: ConfigModule, configuration: Configuration): ValueOrigin {
  const isData = parts[0] === 'data';
  const [type, name, ...rest] = isData ? parts.slice(1) : parts;
  if (type === undefined || name === undefined) return { is: 'unsure', names: [parts.join('.')] };
  const address = addressOf(module.address, isData ? 'data' : undefined, type, name);
  const attribute = rest.find((part) => !isIndex(part));
  return {
    is: 'resource',
    address,
    ...(attribute !== undefined && { attribute }),
    missing: !configuration.blocks.has(address),
    hops: [],
  };
}

const traced = (origin: ValueOrigin, hop: Hop): ValueOrigin =>
  origin.is === 'resource' ? { ...origin, hops: [hop, ...origin.hops] } : origin;

/** Whether an expression of the configuration is an attribute's, not a nested block. */
export const isExpression = (json: Json | undefined): boolean =>
  isMap(json) && Object.keys(mapOf(json)).every((key) => key === 'references' || key === 'constant_value');
