import { code } from '../../model/text/code.ts';
import type { Speller } from '../../dialects/dialect.ts';
import type { Change } from '../../edits/change.ts';
import { editsForAll } from '../../edits/edit.ts';
import type { Reading } from '../../engine/read/reading.ts';
import type { Project } from '../../model/finding.ts';
import type { Spelling } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';
import type { ScalarNode } from '../../model/source.ts';
import { parse } from '../../syntax/parse.ts';
import { offsetInText } from '../../syntax/scalar.ts';
import { adding } from '../adding.ts';
import { inBody } from '../changes.ts';
import { elsewhereOf } from '../elsewhere.ts';
import type { FreshStatement } from './fill-statement.ts';
import { json } from '../../syntax/json/json.ts';

type AppendResult = { readonly changes: readonly Change[] } | { readonly refused: string };
const refuse = (refused: string): AppendResult => ({ refused });

/** One more statement in the policy that a facet holds, in the policy's own notation; a new policy where there is none. */
export function appendStatement(
  statement: FreshStatement,
  /** What the policy says that AWS gives where there is none. */
  before: readonly FreshStatement[],
  reading: Reading,
  spelling: Spelling | undefined,
  owner: Resource,
  project: Project,
  speller: Speller,
): AppendResult {
  const { value, resource } = reading;
  if (value.is === 'absent') return newPolicy([...before, statement], reading, spelling, owner, speller);
  const made = value.from.find(({ via, of }) => via === 'reference' && of.is === 'resource' && of.builds === true)?.of;
  if (made?.is === 'resource') return toDocument(statement, made.address, project, speller);
  const { site } = value;
  const node = site && 'node' in site ? site.node : undefined;
  if (node?.kind === 'scalar' && site) return toText(statement, node, site.document, speller);
  if (value.is !== 'map' || !resource.body || 'encoded' in value)
    return refuse('The policy is made elsewhere: add the statement there by hand.');
  return {
    changes: [
      {
        do: 'append',
        document: resource.document,
        root: resource.body,
        path: [...inBody(resource, reading.path), 'Statement'],
        item: statement,
        wrap: true,
      },
    ],
  };
}

/** The data source that makes the document takes one more block. */
function toDocument(statement: FreshStatement, address: string, project: Project, speller: Speller): AppendResult {
  const data = project.resources.find((one) => one.address === address);
  const block = speller.statementBlock(statement);
  if (!data?.body || block === undefined)
    return refuse(`The policy is made by ${code(address)}, which can't be changed here: add the statement there.`);
  const path = [...data.base, 'statement'];
  return { changes: [{ do: 'append', document: data.document, root: data.body, path, item: block }] };
}

/** JSON in a text, or an expression that makes it. */
function toText(
  statement: FreshStatement,
  node: ScalarNode,
  document: Resource['document'],
  speller: Speller,
): AppendResult {
  const inside = speller.insideExpression(node, statement);
  if (inside) return { changes: inside.map((one) => ({ do: 'splice', document, node, ...one })) };
  if (JSON.stringify(statement).includes('"tag":"!'))
    return refuse('The policy is a text, in which nothing can be referred to: add the statement by hand.');
  const text = node.value;
  if (typeof text !== 'string' || !/^\s*\{/.test(text))
    return refuse('The policy is made by an expression: add the statement there by hand.');
  const inner = parse({ uri: `${document.uri}.policy.json`, version: 1, text, syntax: json });
  const root = inner.roots[0];
  if (inner.problems.length > 0 || root?.kind !== 'map')
    return refuse("The text of the policy can't be read as JSON: correct it first.");
  const edited = editsForAll([
    { do: 'append', document: inner, root, path: ['Statement'], item: statement, wrap: true },
  ]);
  if ('refused' in edited) return refuse(edited.refused);
  return {
    changes: edited.edits.map(({ span, text: put }) => ({
      do: 'splice',
      document,
      node,
      within: { start: offsetInText(node, span.start), end: offsetInText(node, span.end) },
      text: put,
    })),
  };
}

/** A policy of its own beside the resource, or in the resource itself where the type holds it. */
function newPolicy(
  statements: readonly FreshStatement[],
  reading: Reading,
  spelling: Spelling | undefined,
  owner: Resource,
  speller: Speller,
): AppendResult {
  const spec = elsewhereOf(spelling);
  if (!spec) {
    const made = speller.policyDocument(statements, { type: owner.type, name: nameOf(owner) }, owner);
    if (!owner.body || !made) return refuse("The policy can't be written here: add it by hand.");
    const path = inBody(owner, reading.path);
    return {
      changes: [
        ...made.added.map(adding),
        { do: 'set', document: owner.document, root: owner.body, path, value: made.value },
      ],
    };
  }
  const by = spec.by.replace('[]', '');
  const back = speller.reference(owner, by === 'arn' ? 'arn' : 'id', owner);
  const name = speller.freshName(spec.type, speller.policyName(nameOf(owner)), owner);
  const made = speller.policyDocument(statements, { type: spec.type, name }, owner);
  if (back === undefined || !made) return refuse("A policy can't be written beside this resource: add it by hand.");
  const properties = { [by]: spec.by.endsWith('[]') ? [back] : back, [spec.path]: made.value };
  const place = speller.resource({ type: spec.type, name, properties, own: true }, owner);
  if (!place) return refuse("A policy can't be written beside this resource: add it by hand.");
  return { changes: [...made.added.map(adding), adding(place)] };
}

const nameOf = ({ address }: Resource): string => address.split('.').at(-1)?.replace(/\[.*$/, '') ?? 'policy';
