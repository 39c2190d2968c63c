import { code } from '../../model/text/code.ts';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { ResourceDifference } from '@aws-cdk/cloudformation-diff';
import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff/lib/diff-template.js';
import type { Resource, SpecDatabase } from '@aws-cdk/service-spec-types';
import type { Comparable, ComparableResource } from '../../dialects/cloudformation/comparable.ts';
import type { TemplateEffect } from '../../model/deploy.ts';
import { fixedName } from './fixed-name.ts';
import { own } from '../../model/own.ts';

let database: SpecDatabase | undefined;
function modelOf(type: string): Resource | undefined {
  database ??= loadAwsServiceSpecSync();
  return database.lookup('resource', 'cloudFormationType', 'equals', type)[0];
}

/**
 * Types whose `UpdateReplacePolicy` may be `Snapshot`; for others it counts as `Delete`, which it is everywhere when it is absent.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatereplacepolicy.html
 */
const withSnapshots = new Set([
  'AWS::DocDB::DBCluster',
  'AWS::EC2::Volume',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::Neptune::DBCluster',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::Redshift::Cluster',
]);

/** What an update from one template to the other does to each resource that it touches, replacement through references included. */
export function effectsOf(before: Comparable, after: Comparable): readonly Omit<TemplateEffect, 'uri'>[] {
  const diff = fullDiff({ Resources: before }, { Resources: after });
  return diff.resources.logicalIds.flatMap((id) => {
    const change = diff.resources.get(id);
    return change.isDifferent ? [effectOf(id, change, own(before, id), own(after, id))] : [];
  });
}

function effectOf(
  id: string,
  change: ResourceDifference,
  before: ComparableResource | undefined,
  after: ComparableResource | undefined,
): Omit<TemplateEffect, 'uri'> {
  const type = textAt(after ?? before, 'Type');
  const model = modelOf(type);
  const base = { resource: id, type, stateful: model?.isStateful === true };
  if (!after) return { ...base, effect: 'removes', because: 'it is no longer in the template' };
  if (!before) return { ...base, effect: 'creates', because: 'it is new' };
  if (change.resourceTypeChanged)
    return { ...base, effect: 'rejected', because: "the type of a resource can't be changed" };
  const impact = change.changeImpact;
  if (impact !== ResourceImpact.WILL_REPLACE && impact !== ResourceImpact.MAY_REPLACE)
    return { ...base, ...updated(Object.keys(change.propertyUpdates), model) };
  return { ...base, ...replaced(change, impact, after, model) };
}

type EffectWords = Pick<TemplateEffect, 'effect' | 'because' | 'data'>;

function updated(names: readonly string[], model: Resource | undefined): EffectWords {
  const strange = names.find((name) => !own(model?.properties, name));
  if (strange !== undefined)
    return { effect: 'unknown', because: `AWS's specification does not say what a change of ${code(strange)} does` };
  const because = names.length > 0 ? `${listed(names)} can be changed in place` : 'only its attributes change';
  return { effect: 'in-place', because };
}

function replaced(
  { propertyUpdates }: ResourceDifference,
  impact: ResourceImpact.WILL_REPLACE | ResourceImpact.MAY_REPLACE,
  after: ComparableResource,
  model: Resource | undefined,
): EffectWords {
  const causes = Object.entries(propertyUpdates).filter(([, update]) => update.changeImpact === impact);
  const because = causes.map(([name, { newValue }]) => causeOf(name, newValue, impact)).join(', ');
  const name = fixedName(after, model, new Set(Object.keys(propertyUpdates)));
  const fails = name && `it has a fixed name (${code(name.property)})`;
  const sure = impact === ResourceImpact.WILL_REPLACE;
  if (name?.certain === true && sure)
    return { effect: 'rejected', because: `${because}, and a replacement fails because ${String(fails)}` };
  return {
    effect: sure ? 'replaces' : 'may-replace',
    because: fails === undefined ? because : `${because}, and a replacement may fail because ${fails}`,
    data: leftOf(textAt(after, 'Type'), after),
  };
}

function causeOf(property: string, value: unknown, impact: ResourceImpact): string {
  // The library marks a reference to a resource that is replaced.
  const replaced = /"([^"\s(]+) ?\(replaced\)"/.exec(JSON.stringify([value]))?.[1];
  if (replaced !== undefined) return `${code(property)} refers to ${code(replaced)}, which is replaced`;
  return impact === ResourceImpact.MAY_REPLACE
    ? `a change of ${code(property)} may replace it`
    : `${code(property)} can't be changed in place`;
}

/** What becomes of what the replaced resource holds. */
function leftOf(type: string, resource: ComparableResource): NonNullable<TemplateEffect['data']> {
  const policy = textAt(resource, 'UpdateReplacePolicy');
  if (policy === 'Retain') return 'kept';
  return policy === 'Snapshot' && withSnapshots.has(type) ? 'snapshot' : 'dropped';
}

const textAt = (resource: ComparableResource | undefined, key: string): string => {
  const value = own(resource, key);
  return typeof value === 'string' ? value : '';
};
const listed = (names: readonly string[]): string => names.map((name) => code(name)).join(', ');
