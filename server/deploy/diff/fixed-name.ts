import type { Resource } from '@aws-cdk/service-spec-types';
import type { ComparableResource } from '../../dialects/cloudformation/comparable.ts';
import { own } from '../../model/own.ts';

/** A name that the template gives a resource, and whether it must be unique for certain. */
export interface FixedName {
  readonly property: string;
  readonly certain: boolean;
}

/**
 * The physical name that a replacement would have to share with what it replaces, which CloudFormation refuses. AWS's specification
 * tells which properties identify a resource; where the identifier is made by the service, a name that can't be changed in place is
 * taken for one. `changed` are properties that the update changes, by which the name changes too.
 */
export function fixedName(
  resource: ComparableResource,
  model: Resource | undefined,
  changed: ReadonlySet<string>,
): FixedName | undefined {
  const properties = resource['Properties'];
  if (!model || typeof properties !== 'object' || properties === null || Array.isArray(properties)) return undefined;
  const written = (name: string): boolean => Object.hasOwn(properties, name);
  for (const identifier of [model.cfnRefIdentifier, model.primaryIdentifier]) {
    if (identifier?.every((name) => own(model.properties, name)?.causesReplacement === 'yes') !== true) continue;
    const [property] = identifier;
    if (property === undefined || !identifier.every((name) => written(name) && !changed.has(name))) return undefined;
    return { property, certain: isAlways(properties, identifier) };
  }
  const property = Object.keys(model.properties).find(
    (name) => isNameOf(model.cloudFormationType, name) && own(model.properties, name)?.causesReplacement === 'yes',
  );
  if (property === undefined || !written(property) || changed.has(property)) return undefined;
  return { property, certain: property !== 'Name' && isAlways(properties, [property]) };
}

/** `TopicName` of a topic, `ClusterIdentifier` of a cluster, `Name` of anything. */
function isNameOf(type: string, property: string): boolean {
  const noun = /^(.*)(?:Name|Identifier)$/.exec(property)?.[1];
  return noun !== undefined && (noun === '' ? property === 'Name' : type.endsWith(noun));
}

/** In some case the name may be left out. */
const isAlways = (properties: object, names: readonly string[]): boolean =>
  names.every((name) => !JSON.stringify(own(properties as Record<string, unknown>, name)).includes('AWS::NoValue'));
