import type { Resource } from '../../model/resource.ts';
import type { MapNode } from '../../model/source.ts';
import type { Guard } from '../../model/value.ts';
import { dereference, entryOf } from '../../syntax/walk.ts';
import type { Speller } from '../dialect.ts';
import { sectionOf } from './sections.ts';
import { literalText } from './text.ts';

/** Types whose `Ref` is the ARN. */
const arnByRef = new Set([
  'AWS::CertificateManager::Certificate',
  'AWS::ECS::TaskDefinition',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::IAM::ManagedPolicy',
  'AWS::SNS::Topic',
  'AWS::SecretsManager::Secret',
  'AWS::StepFunctions::StateMachine',
]);
/** Types without an ARN that a template can name. */
const withoutArn = new Set(['AWS::KMS::Alias']);

/** How CloudFormation names and holds resources. */
export const cloudformationSpeller: Speller = {
  reference: (to, attribute, from) => {
    if (to.scope.id !== from.scope.id || to.dialect !== from.dialect || !isThere(to, from)) return undefined;
    const logicalId = to.id.slice(to.scope.id.length);
    if (attribute === 'id' || arnByRef.has(to.type)) return { tag: '!Ref', value: logicalId };
    return withoutArn.has(to.type) ? undefined : { tag: '!GetAtt', value: `${logicalId}.Arn` };
  },
  resource: (type, name, properties, beside) => {
    const { document } = beside;
    const map = rootOf(beside);
    if (!map || entryOf(sectionOf(map, 'Resources'), name)) return undefined;
    const value = Object.keys(properties).length > 0 ? { Type: type, Properties: properties } : { Type: type };
    return { document, map, path: ['Resources', name], value };
  },
  freshName: (_type, wish, beside) => {
    const root = rootOf(beside);
    const taken = new Set(
      ['Resources', 'Parameters', 'Conditions'].flatMap((name) =>
        ((root && sectionOf(root, name)?.entries) ?? []).map((entry) => entry.key),
      ),
    );
    const base = pascalCase(wish);
    for (let count = 1; ; count++) {
      const name = count === 1 ? base : `${base}${String(count)}`;
      if (!taken.has(name)) return name;
    }
  },
};

/** Whether `to` exists wherever `from` does: else the reference would break the stack in some cases. */
function isThere(to: Resource, from: Resource): boolean {
  const needed = conditionOf(to);
  if (needed === undefined) return true;
  const given = conditionOf(from);
  const guard: Guard = given === undefined ? [] : [{ condition: given, holds: true }];
  return given === needed || !from.scope.possible([...guard, { condition: needed, holds: false }]);
}

const conditionOf = ({ body }: Resource): string | undefined => literalText(entryOf(body, 'Condition')?.value);

/** The template that holds a resource, among the YAML documents of its file. */
function rootOf({ document, header, body }: Resource): MapNode | undefined {
  const roots = document.roots.flatMap((node) => {
    const root = dereference(node);
    return root?.kind === 'map' ? [root] : [];
  });
  const holds = (root: MapNode): boolean =>
    sectionOf(root, 'Resources')?.entries.some(
      (entry) => dereference(entry.value) === body || ('node' in header && entry.keyNode === header.node),
    ) === true;
  return roots.length > 1 ? (roots.find(holds) ?? roots[0]) : roots[0];
}

function pascalCase(wish: string): string {
  const words = wish.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return (/^[A-Za-z]/.test(name) ? name : `Resource${name}`).slice(0, 200);
}
