import type { ScalarNode, Span } from '../../../model/source.ts';
import { offsetInText } from '../../../syntax/scalar.ts';
import { RawExpression, interpolated, isRawExpression, isFreshMap } from '../../../model/fresh.ts';
import type { Fresh, FreshMap } from '../../../model/fresh.ts';
import type { Resource } from '../../../model/resource.ts';
import type { Added, Made } from '../../dialect.ts';
import type { Expression as Parsed } from '../../../syntax/hcl-grammar/expression.ts';
import { expressionOf } from '../../../syntax/hcl-grammar/parse.ts';
import { freshLabel } from './name.ts';
import { documentFor, knownOf, placeIn } from './place.ts';
import { placement } from './provider.ts';

const type = 'aws_iam_policy_document';

const listOf = (value: Fresh | undefined): readonly Fresh[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Fresh[]) : [value];

/** A statement as JSON policies spell it, as a `statement` block of an `aws_iam_policy_document`. */
export function statementBlock(statement: FreshMap): Fresh {
  const { Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition } = statement;
  const block: Record<string, Fresh> = {};
  if (Sid !== undefined) block['sid'] = Sid;
  if (Effect !== undefined) block['effect'] = Effect;
  for (const [name, value] of [
    ['actions', Action],
    ['not_actions', NotAction],
    ['resources', Resource],
    ['not_resources', NotResource],
  ] as const)
    if (value !== undefined) block[name] = listOf(value);
  if (Principal !== undefined) block['principals'] = principals(Principal);
  if (NotPrincipal !== undefined) block['not_principals'] = principals(NotPrincipal);
  if (isFreshMap(Condition))
    block['condition'] = Object.entries(Condition).flatMap(([test, tests]) =>
      isFreshMap(tests)
        ? Object.entries(tests).map(([variable, values]) => ({ test, variable, values: listOf(values) }))
        : [],
    );
  return block;
}

const principals = (value: Fresh): Fresh =>
  isFreshMap(value)
    ? Object.entries(value).map(([name, identifiers]) => ({ type: name, identifiers: listOf(identifiers) }))
    : [{ type: '*', identifiers: listOf(value) }];

/** A policy document of its own, and the text that refers to it. */
export function newDocument(
  statements: readonly FreshMap[],
  owner: { readonly type: string; readonly name: string },
  beside: Resource,
): Made | undefined {
  const { names } = knownOf(`data.${type}`, beside);
  const label = freshLabel(owner.name, (name) => names.has(name));
  const { provider } = placement(beside);
  const place: Added | undefined = placeIn(documentFor(owner.type, beside), ['data', type, label], {
    ...(provider !== undefined && { provider }),
    statement: statements.map(statementBlock),
  });
  return place && { value: new RawExpression(`data.${type}.${label}.json`), added: [place] };
}

/** What to put where so that a policy that an expression makes (`jsonencode({ ... })`) has one more statement. */
export function insideExpression(
  node: ScalarNode,
  statement: FreshMap,
): readonly { readonly within: Span; readonly text: string }[] | undefined {
  const encoded = unwrapped(expressionOf(node));
  if (encoded.is !== 'call' || encoded.name !== 'jsonencode') return undefined;
  const document = encoded.args[0];
  if (document?.is !== 'object') return undefined;
  const held = document.entries.find(({ key }) => key.is === 'literal' && key.value === 'Statement')?.value;
  const put = (at: number, text: string): { readonly within: Span; readonly text: string } => {
    const place = offsetInText(node, at);
    return { within: { start: place, end: place }, text };
  };
  if (held?.is === 'object') return [put(held.span.start, '['), put(held.span.end, `, ${hcl(statement)}]`)];
  if (held?.is !== 'tuple') return undefined;
  const last = held.items.at(-1);
  return [last ? put(last.span.end, `, ${hcl(statement)}`) : put(held.span.start + 1, hcl(statement))];
}

const unwrapped = (expression: Parsed): Parsed =>
  expression.is === 'group'
    ? unwrapped(expression.inner)
    : expression.is === 'template' && expression.parts.length === 1 && expression.parts[0]
      ? unwrapped(expression.parts[0])
      : expression;

/** Data as HCL writes it; texts keep their interpolations. */
function hcl(value: Fresh): string {
  if (Array.isArray(value)) return `[${(value as readonly Fresh[]).map(hcl).join(', ')}]`;
  if (isFreshMap(value))
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${/^[A-Za-z]\w*$/.test(key) ? key : JSON.stringify(key)} = ${hcl(inner)}`)
      .join(', ')} }`;
  return JSON.stringify(isRawExpression(value) ? interpolated(value) : value);
}
