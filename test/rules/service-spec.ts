/** Questions to AWS's own service specification (`@aws-cdk/aws-service-spec`): does a property exist, does changing it replace? */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { stepsOf } from '../../server/engine/read/path.ts';
import type {
  DefinitionReference,
  Property,
  PropertyType,
  Resource,
  SpecDatabase,
  TypeDefinition,
} from '@aws-cdk/service-spec-types';

let loaded: SpecDatabase | undefined;
const database = (): SpecDatabase => (loaded ??= loadAwsServiceSpecSync());

export function resourceOf(type: string): Resource | undefined {
  return database().lookup('resource', 'cloudFormationType', 'equals', type)[0];
}

export const definitionOf = ({ reference }: DefinitionReference): TypeDefinition =>
  database().get('typeDefinition', reference.$ref);

/** The names that a spelled path goes through; the key that names an item is checked with the item. */
export const namesIn = (path: string): readonly string[] =>
  stepsOf(path).flatMap((step) => (typeof step === 'string' ? [step] : []));

/** The properties along a path; undefined when one does not exist. JSON documents end the walk. */
function along(type: string, path: string): readonly Property[] | undefined {
  let properties: Readonly<Record<string, Property>> | undefined = resourceOf(type)?.properties;
  const found: Property[] = [];
  for (const step of namesIn(path)) {
    const property: Property | undefined = properties?.[step];
    if (!property) return undefined;
    found.push(property);
    const inner = structure(property.type);
    if (inner === 'json') return found;
    properties = inner;
  }
  return found;
}

function structure(type: PropertyType): Readonly<Record<string, Property>> | 'json' | undefined {
  switch (type.type) {
    case 'array':
    case 'map':
      return structure(type.element);
    case 'ref':
      return definitionOf(type).properties;
    case 'union':
      return type.types.map(structure).find((inner) => inner !== undefined);
    case 'json':
      return 'json';
    default:
      return undefined;
  }
}

export const typeOfPath = (type: string, path: string): PropertyType | undefined => along(type, path)?.at(-1)?.type;

/** The strictest flag along the path, nested ones included. */
export function replaces(type: string, path: string): 'yes' | 'maybe' | 'no' {
  const flags = (along(type, path) ?? []).map((property) => property.causesReplacement ?? 'no');
  return flags.includes('yes') ? 'yes' : flags.includes('maybe') ? 'maybe' : 'no';
}
