import { code } from '../../model/text/code.ts';
import type { Added, Refused, Speller } from '../../dialects/dialect.ts';
import type { Look, Subject } from '../../engine/look.ts';
import { read } from '../../engine/read/read.ts';
import type { PolicyStatement } from '../../model/policy.ts';
import type { Json } from '../../model/source.ts';
import type { Value } from '../../model/value.ts';
import type { Fresh } from '../../model/fresh.ts';
import { own } from '../../model/own.ts';

export type FreshStatement = Readonly<Record<string, Fresh>>;
export interface FilledStatement {
  readonly statement: FreshStatement;
  /** What tells the account and the like, where the dialect needs something for it. */
  readonly added: readonly Added[];
}

/** A statement with its placeholders filled in for the resource that the policy is about. */
export function fillStatement(
  statement: PolicyStatement,
  about: Subject,
  look: Look,
  speller: Speller,
): FilledStatement | Refused {
  let refused: string | undefined;
  const added: Added[] = [];
  const filled = (text: string): Fresh => {
    if (/\$\{(account|region|partition)\}/.test(text)) {
      const made = speller.text(text, about.resource, about.resource.type);
      if (!made) refused ??= "The account can't be named here.";
      added.push(...(made?.added ?? []));
      return made?.value ?? text;
    }
    const parts: Fresh[] = [];
    let rest = 0;
    for (const match of text.matchAll(/\$\{(arn|facet:\w+)\}/g)) {
      if (match.index > rest) parts.push(text.slice(rest, match.index));
      rest = match.index + match[0].length;
      const part = partOf(match[1] ?? '', about, look, speller);
      if (part === undefined) refused ??= refusalOf(match[1] ?? '', about);
      else parts.push(part);
    }
    if (rest < text.length) parts.push(text.slice(rest));
    return speller.composed(parts);
  };
  const walk = (json: Json): Fresh => {
    if (typeof json === 'string') return filled(json);
    if (Array.isArray(json)) return (json as readonly Json[]).map(walk);
    if (typeof json !== 'object' || json === null) return json;
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, walk(value)]));
  };
  const result = walk(statement) as FreshStatement;
  return refused === undefined ? { statement: result, added } : { refused };
}

function partOf(name: string, about: Subject, look: Look, speller: Speller): Fresh | undefined {
  const { resource } = about;
  if (name === 'arn') return speller.reference(resource, 'arn', resource);
  const { value } = read(about, name.slice('facet:'.length), look);
  return arnOf(value, look, (target) => speller.reference(target, 'arn', resource));
}

function refusalOf(name: string, about: Subject): string {
  if (name === 'arn') return `${code(about.resource.address)} can't be named here by its ARN.`;
  const facet = name.slice('facet:'.length);
  const noun = own(about.kind.facets, facet)?.noun ?? facet;
  return `The ARN of the ${noun} is not known here: write the statement by hand.`;
}

/** A value as an ARN that a policy can compare with. */
function arnOf(
  value: Value,
  look: Look,
  reference: (target: Subject['resource']) => Fresh | undefined,
): Fresh | undefined {
  if (value.is === 'reference') {
    const target = look.world.find(value.id);
    return target && reference(target);
  }
  return value.is === 'known' && typeof value.value === 'string' && /^arn:[^$]*:key\/[^$]+$/.test(value.value)
    ? value.value
    : undefined;
}
