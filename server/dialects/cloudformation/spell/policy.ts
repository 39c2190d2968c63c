import { type KeyStatement, policyStatement } from '../../../model/new-key.ts';
import type { Json } from '../../../model/source.ts';
import type { Fresh } from '../../../model/fresh.ts';
import { deployText } from './text.ts';

/** A key policy as it stands in a key's properties. */
export const keyPolicy = (statements: readonly KeyStatement[]): Fresh => ({
  Version: '2012-10-17',
  Statement: statements.map((statement) => said(policyStatement(statement))),
});

function said(json: Json): Fresh {
  if (typeof json === 'string') return deployText(json);
  if (Array.isArray(json)) return (json as readonly Json[]).map(said);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, said(value)]));
}
