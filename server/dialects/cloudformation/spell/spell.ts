import type { Resource } from '../../../model/resource.ts';
import type { Guard } from '../../../model/condition.ts';
import { namedCondition } from '../cases/condition.ts';
import { entryOf } from '../../../syntax/walk.ts';
import type { Speller } from '../../dialect.ts';
import { sectionOf } from '../stack/sections.ts';
import { givenAt, givensOf, newGiven } from './given.ts';
import { keyPolicy } from './policy.ts';
import { composedText, deployText } from './text.ts';
import { freshIn, rootOf } from '../stack/template-root.ts';
import { literalText } from '../text.ts';

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
  given: 'parameter',
  knows: (type) => type.includes('::'),
  addressOf: (_type, name) => name,
  reference: (to, attribute, from) => {
    if (to.scope.id !== from.scope.id || to.dialect !== from.dialect || !isThere(to, from)) return undefined;
    if (attribute === 'arn' && withoutArn.has(to.type)) return undefined;
    return cloudformationSpeller.referenceTo(to.type, to.id.slice(to.scope.id.length), attribute);
  },
  referenceTo: (type, name, attribute) =>
    attribute === 'id' || arnByRef.has(type) ? { tag: '!Ref', value: name } : { tag: '!GetAtt', value: `${name}.Arn` },
  resource: ({ type, name, properties, attributes = {}, own = false }, beside) => {
    const { document } = beside;
    const map = rootOf(beside);
    if (!map || entryOf(sectionOf(map, 'Resources'), name)) return undefined;
    const condition = own ? conditionOf(beside) : undefined;
    const value = {
      Type: type,
      ...(condition !== undefined && { Condition: condition }),
      ...attributes,
      ...(Object.keys(properties).length > 0 && { Properties: properties }),
    };
    return { document, map, path: ['Resources', name], value };
  },
  shares: (a, b) => a.scope.id === b.scope.id && a.document === b.document,
  freshName: (_type, wish, beside) => freshIn(rootOf(beside), wish),
  text: (text) => ({ value: deployText(text), added: [] }),
  policy: (statements) => ({ value: keyPolicy(statements), added: [] }),
  composed: composedText,
  policyDocument: (statements) => ({ value: { Version: '2012-10-17', Statement: statements }, added: [] }),
  policyName: (owner) => `${owner}Policy`,
  statementBlock: () => undefined,
  insideExpression: () => undefined,
  givens: givensOf,
  referenceToGiven: (name) => ({ tag: '!Ref', value: name }),
  givenAt,
  newGiven,
};

/** Whether `to` exists wherever `from` does: else the reference would break the stack in some cases. */
function isThere(to: Resource, from: Resource): boolean {
  const needed = conditionOf(to);
  if (needed === undefined) return true;
  const given = conditionOf(from);
  const guard: Guard = given === undefined ? [] : [{ condition: namedCondition(given), holds: true }];
  return given === needed || !from.scope.possible([...guard, { condition: namedCondition(needed), holds: false }]);
}

const conditionOf = ({ body }: Resource): string | undefined => literalText(entryOf(body, 'Condition')?.value);
