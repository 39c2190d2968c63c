import { RawExpression } from '../../model/fresh.ts';
import type { Fresh } from '../../model/fresh.ts';
import type { Speller } from '../dialect.ts';
import { givenAt, givensOf, newGiven } from './spell/given.ts';
import { freshLabel } from './spell/name.ts';
import { documentFor, knownOf, placeIn } from './spell/place.ts';
import { keyPolicy } from './spell/policy.ts';
import { placement } from './spell/provider.ts';
import { insideExpression, newDocument, statementBlock } from './spell/statement.ts';
import { composed, deployText } from './spell/text.ts';

/** The address in its own module, and what goes before it in others. */
export function splitAddress(address: string): { readonly module: string; readonly local: string } {
  const local = /(?:^|\.)((?:data\.)?[^.[\]"]+\.[^.[\]"]+)$/.exec(address)?.[1] ?? address;
  return { module: address.slice(0, Math.max(0, address.length - local.length)), local };
}

/** Type and name as an expression can say them: a label may hold anything, and is no name then. */
const isName = (local: string): boolean =>
  /^(?:data\.)?[\p{ID_Start}_][\p{ID_Continue}-]*\.[\p{ID_Start}_][\p{ID_Continue}-]*$/u.test(local);

/** How Terraform JSON names and holds resources. */
export const terraformSpeller: Speller = {
  given: 'variable',
  knows: (type) => !type.includes('::'),
  addressOf: (type, name) => `${type}.${name}`,
  reference: (to, attribute, from): Fresh | undefined => {
    const target = splitAddress(to.address);
    const several = to.attribute('count').is !== 'absent' || to.attribute('for_each').is !== 'absent';
    if (several || target.module !== splitAddress(from.address).module) return undefined;
    if (!isName(target.local) || !target.local.startsWith(`${to.type}.`)) return undefined;
    return new RawExpression(`${target.local}.${attribute}`);
  },
  referenceTo: (type, name, attribute) => new RawExpression(`${type}.${name}.${attribute}`),
  resource: ({ type, name, properties, attributes, near }, beside) =>
    placeIn(documentFor(type, beside, near), ['resource', type, name], {
      ...placement(beside),
      ...properties,
      ...attributes,
    }),
  shares: (a, b) => a.scope === b.scope && splitAddress(a.address).module === splitAddress(b.address).module,
  freshName: (type, wish, beside) => {
    const { names } = knownOf(type, beside);
    return freshLabel(wish, (name) => names.has(name));
  },
  text: (text, beside, type) => deployText(text, beside, documentFor(type, beside)),
  policy: keyPolicy,
  composed,
  policyDocument: newDocument,
  policyName: (owner) => owner,
  statementBlock,
  insideExpression,
  givens: givensOf,
  referenceToGiven: (name) => new RawExpression(`var.${name}`),
  givenAt,
  newGiven,
};
