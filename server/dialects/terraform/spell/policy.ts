import type { KeyStatement } from '../../../model/new-key.ts';
import type { Resource } from '../../../model/resource.ts';
import type { Fresh } from '../../../syntax/fresh.ts';
import type { Added, Made } from '../../dialect.ts';
import { freshLabel } from './name.ts';
import { documentFor, knownOf, placeIn } from './place.ts';
import { placement } from './provider.ts';
import { deployText } from './text.ts';

const type = 'aws_iam_policy_document';

/** A key policy, made by a policy document of its own. In it, the resource `*` is the key itself. */
export function keyPolicy(
  statements: readonly KeyStatement[],
  key: { readonly type: string; readonly name: string },
  beside: Resource,
): Made | undefined {
  const document = documentFor(key.type, beside);
  const added: Added[] = [];
  const said = (text: string): Fresh | undefined => {
    const made = deployText(text, beside, document);
    if (!made) return undefined;
    for (const one of made.added) if (!added.some((other) => samePlace(one, other))) added.push(one);
    return made.value;
  };
  const statement: Fresh[] = [];
  for (const one of statements) {
    const written = statementOf(one, said);
    if (!written) return undefined;
    statement.push(written);
  }
  const { names } = knownOf(`data.${type}`, beside);
  const label = freshLabel(`${key.name}_key`, (name) => names.has(name));
  const { provider } = placement(beside);
  const place = placeIn(document, ['data', type, label], { ...(provider !== undefined && { provider }), statement });
  return place && { value: `\${data.${type}.${label}.json}`, added: [...added, place] };
}

function statementOf(
  { sid, principal, actions, conditions = {} }: KeyStatement,
  said: (text: string) => Fresh | undefined,
): Fresh | undefined {
  const identifier = said(principal.value);
  const condition = Object.entries(conditions).flatMap(([test, tests]) =>
    Object.entries(tests).map(([variable, values]) => ({ test, variable, values: values.map(said) })),
  );
  if (identifier === undefined) return undefined;
  const all: Fresh[] = [];
  for (const { test, variable, values } of condition) {
    const known = values.filter((value) => value !== undefined);
    if (known.length < values.length) return undefined;
    all.push({ test, variable, values: known });
  }
  return {
    sid,
    actions,
    resources: ['*'],
    principals: [{ type: principal.type, identifiers: [identifier] }],
    ...(all.length > 0 && { condition: all }),
  };
}

const samePlace = (a: Added, b: Added): boolean =>
  a.document === b.document &&
  a.path.join('\n') === b.path.join('\n') &&
  JSON.stringify(a.value) === JSON.stringify(b.value);
