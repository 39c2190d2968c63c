import { code } from '../../model/text/code.ts';
import { speller } from '../../dialects/speller.ts';
import type { Added, Made, Speller } from '../../dialects/dialect.ts';
import type { NewKey, NewKeys } from '../../model/new-key.ts';
import type { Resource } from '../../model/resource.ts';
import type { Json } from '../../model/source.ts';
import type { Fresh } from '../../model/fresh.ts';
import { adding } from '../adding.ts';
import { type NamedUse, statementsFor } from './key-statements.ts';
import type { NamedKey } from './named-key.ts';

export interface KeyWish {
  /** The resource that it is written beside. */
  readonly beside: Resource;
  /** Name of what it is made for. */
  readonly of: string;
  /** What it encrypts, in words. */
  readonly about: string;
  readonly uses: readonly NamedUse[];
  /** It is there for the one resource alone. */
  readonly own: boolean;
}

/** A customer-managed key that is written for what it encrypts, with an alias and a policy that lets in who has to be. */
export function newKey(wish: KeyWish, { types, statements }: NewKeys): NamedKey | undefined {
  const { beside, uses } = wish;
  const spell = speller(beside.dialect);
  const spec = types.find(({ type }) => spell.knows(type));
  if (!spec) return undefined;
  const name = spell.freshName(spec.type, spec.wish.replace('${of}', wish.of), beside);
  const policy = spell.policy([...statements, ...statementsFor(uses)], { type: spec.type, name }, beside);
  if (!policy) return undefined;
  const filling: Filling = { wish, spell, key: { type: spec.type, name }, policy };
  const made = write(spec, filling);
  if (!made) return undefined;
  return {
    choice: { is: 'new', name: spell.addressOf(spec.type, name) },
    words: `a new key ${code(spell.addressOf(spec.type, name))}`,
    from: (resource) => (spell.shares(resource, beside) ? spell.referenceTo(spec.type, name, 'arn') : undefined),
    changes: made.map(adding),
    // Its policy lets services and their roles in; who reads by himself needs the key from now on.
    access: uses.length > 0 && uses.every(({ use }) => use.by !== 'caller') ? 'unchanged' : 'needs-key-access',
    adds: `This adds key ${code(spell.addressOf(spec.type, name))} with an alias.`,
  };
}

interface Filling {
  readonly wish: KeyWish;
  readonly spell: Speller;
  readonly key: { readonly type: string; readonly name: string };
  readonly policy: Made;
}

/** The key, its alias, and all that their texts need. */
function write({ properties, attributes, alias }: NewKey, filling: Filling): readonly Added[] | undefined {
  const { wish, spell, key, policy } = filling;
  const { beside, own } = wish;
  const aliasName = spell.freshName(alias.type, alias.wish.replace('${id}', key.name), beside);
  const [body, aside, name] = [properties, attributes, alias.properties].map((each) => fillAll(each, filling));
  if (!body || !aside || !name) return undefined;
  const resource = spell.resource({ ...key, properties: body.values, attributes: aside.values, own }, beside);
  if (!resource) return undefined;
  const near = resource.document;
  const named = spell.resource({ type: alias.type, name: aliasName, properties: name.values, own, near }, beside);
  if (!named) return undefined;
  return [resource, named, ...policy.added, ...[body, aside, name].flatMap(({ added }) => added)];
}

interface NewKeyValues {
  readonly values: Readonly<Record<string, Fresh>>;
  readonly added: readonly Added[];
}
function fillAll(properties: Readonly<Record<string, Json>>, filling: Filling): NewKeyValues | undefined {
  const added: Added[] = [];
  const entries: (readonly [string, Fresh])[] = [];
  for (const [name, value] of Object.entries(properties)) {
    const made = fill(value, filling, added);
    if (made === undefined) return undefined;
    entries.push([name, made]);
  }
  return { values: Object.fromEntries(entries), added };
}

function fill(value: Json, filling: Filling, added: Added[]): Fresh | undefined {
  const { wish, spell, key, policy } = filling;
  if (value === '${policy}') return policy.value;
  if (value === '${key}') return spell.referenceTo(key.type, key.name, 'id');
  if (typeof value === 'string') {
    const text = value.replace('${for}', wish.about).replace('${id}', key.name).replace('${name}', kebabCase(key.name));
    const made = spell.text(text, wish.beside, key.type);
    if (made) added.push(...made.added);
    return made?.value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => fill(item, filling, added));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  const entries = Object.entries(value).map(([name, child]) => [name, fill(child, filling, added)] as const);
  return entries.every((entry): entry is readonly [string, Fresh] => entry[1] !== undefined)
    ? Object.fromEntries(entries)
    : undefined;
}

/** As names of aliases are written. */
const kebabCase = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase();
