import { type KeyStatement, policyStatement } from '../../../model/new-key.ts';
import type { Resource } from '../../../model/resource.ts';
import type { Json } from '../../../model/source.ts';
import type { Fresh } from '../../../model/fresh.ts';
import type { Added, Made } from '../../dialect.ts';
import { documentFor } from './place.ts';
import { newDocument } from './statement.ts';
import { deployText } from './text.ts';

/** A key policy, made by a policy document of its own. */
export function keyPolicy(
  statements: readonly KeyStatement[],
  key: { readonly type: string; readonly name: string },
  beside: Resource,
): Made | undefined {
  const document = documentFor(key.type, beside);
  const added: Added[] = [];
  const unsaid: string[] = [];
  const said = (json: Json): Fresh => {
    if (Array.isArray(json)) return (json as readonly Json[]).map(said);
    if (typeof json === 'object' && json !== null)
      return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, said(value)]));
    if (typeof json !== 'string') return json;
    const made = deployText(json, beside, document);
    if (!made) unsaid.push(json);
    for (const one of made?.added ?? []) if (!added.some((other) => samePlace(one, other))) added.push(one);
    return made?.value ?? json;
  };
  // A document allows where it says nothing else.
  const written = statements.map((one) =>
    Object.fromEntries(
      Object.entries(policyStatement(one)).flatMap(([name, value]) => (name === 'Effect' ? [] : [[name, said(value)]])),
    ),
  );
  const made = newDocument(written, { type: key.type, name: `${key.name}_key` }, beside);
  return unsaid.length > 0 || !made ? undefined : { value: made.value, added: [...added, ...made.added] };
}

const samePlace = (a: Added, b: Added): boolean =>
  a.document === b.document &&
  a.path.join('\n') === b.path.join('\n') &&
  JSON.stringify(a.value) === JSON.stringify(b.value);
