import { code } from '../model/text/code.ts';
import type { Change } from '../edits/change.ts';
import type { Speller } from '../dialects/dialect.ts';
import type { Needed } from '../engine/judge/change-needed.ts';
import type { Subject } from '../engine/look.ts';
import type { Finding } from '../model/finding.ts';
import type { Spelling } from '../model/kind.ts';
import { ownOf, type Resource } from '../model/resource.ts';
import type { Node, Path, Span } from '../model/source.ts';
import { isFreshList, isFreshMap } from '../model/fresh.ts';
import type { Fresh, FreshMap } from '../model/fresh.ts';
import { dereference, nodeAt } from '../syntax/walk.ts';
import { adding } from './adding.ts';
import { decidedAt } from './decided.ts';
import { elsewhereOf } from './elsewhere.ts';
import type { NamedKey } from './keys/named-key.ts';
import { LeftOut } from './left-out.ts';
import { NewItems } from './new-items.ts';
import { passedOn } from './passed-on.ts';
import { own } from '../model/own.ts';

/** The tree changes that bring about what is needed, or why they can't be made. `key` is what `$key` stands for. */
export type Planned =
  { readonly changes: readonly Change[]; readonly places: readonly string[] } | { readonly refused: string };

export function plan(
  about: Subject,
  needed: readonly Needed[],
  key: NamedKey | undefined,
  speller: Speller,
  /** The case in which it fails; a default does not decide where other allowed values remain. */
  when: Finding['judged']['when'],
): Planned {
  const old = tooOld(about, needed);
  if (old !== undefined) return { refused: old };
  const changes: Change[] = [];
  const places: string[] = [];
  const missing: Needed[] = [];
  const items = new NewItems();
  const leftOut = new LeftOut();
  for (const one of needed) {
    if (
      isElsewhere(own(about.spelled.facets, one.facet)) &&
      one.reading.resource === about.resource &&
      one.reading.value.is === 'absent' &&
      one.reading.near === undefined &&
      !about.resource.borrowed
    ) {
      missing.push(one);
      continue;
    }
    const value = one.to === '$key' ? key?.from(ownOf(one.reading.resource)) : one.to;
    if (one.to === '$key' && value === undefined) return { refused: "The key can't be named from here." };
    const { borrowed } = one.reading.resource;
    if (borrowed) {
      const passed = passedOn(one, borrowed, value);
      if ('refused' in passed) return passed;
      changes.push(passed.change);
      places.push(passed.place);
      continue;
    }
    if (items.take(one, value)) continue;
    if (leftOut.take(one.reading, inBody(one.reading.resource, one.reading.path), value)) continue;
    const oneOfSeveral = when.some(({ condition }) => condition.is === 'value');
    const elsewhere = value !== undefined && decidedAt(one.reading.value.from, value, oneOfSeveral) !== undefined;
    const kept = elsewhere || value === undefined ? undefined : keptAs(one, speller);
    if (kept !== undefined) return { refused: kept };
    const change = changeOf(one, value, oneOfSeveral);
    if ('refused' in change) return change;
    changes.push(change.change);
    if (change.place !== undefined) places.push(change.place);
  }
  changes.push(...leftOut.changes(), ...items.changes());
  if (missing.length > 0) {
    const made = companion(about, missing, key, speller);
    if ('refused' in made) return made;
    changes.push(made.change);
  }
  return { changes, places };
}

/** Why the provider that the project allows can't take what is to be written. */
function tooOld({ spelled, resource }: Subject, needed: readonly Needed[]): string | undefined {
  const { dialect, scope } = resource;
  for (const { facet, to, reading } of needed) {
    const since = own(spelled.since, facet) ?? spelled.since?.['*'];
    if (
      to !== undefined &&
      since !== undefined &&
      scope.providerVersion !== undefined &&
      dialect.allows(scope, `>=${since}`) === 'no'
    )
      return `${code(String(reading.path.at(-1)))} needs version ${since} of the AWS provider, or a newer one; this project allows ${scope.providerVersion}.`;
  }
  return undefined;
}

/** Why what is written is not written over: the author has it from elsewhere, and that would be of no use any more. */
function keptAs({ reading, to }: Needed, { givenAt, given }: Speller): string | undefined {
  const { value, resource, path } = reading;
  const written = value.is === 'absent' && resource.body ? nodeAt(resource.body, inBody(resource, path)) : undefined;
  const site = written
    ? { document: resource.document, node: written }
    : value.is === 'absent' || value.is === 'list'
      ? undefined
      : value.site;
  const name = site && givenAt(site);
  if (name !== undefined)
    return to === '$key'
      ? `The ${given} ${code(name)} gives the key: give it the ARN of a key of yours.`
      : `The ${given} ${code(name)} decides: give it ${code(String(to))}.`;
  if (to !== '$key') return undefined;
  if (value.is === 'unknown' && site) return `Whose key it names can't be seen here: ${value.reason}.`;
  const computed =
    written?.kind === 'scalar' &&
    (written.style === 'expression' || (typeof written.value === 'string' && written.value.includes('${')));
  return computed ? 'The value is part of an expression: change it by hand.' : undefined;
}

function changeOf(
  { reading }: Needed,
  value: Fresh | undefined,
  allowed: boolean,
): { readonly change: Change; readonly place?: string } | { readonly refused: string } {
  const { resource, path, misfit, repeated, mixed } = reading;
  if (!resource.body)
    return { refused: `${code(resource.address)} is not in a file that AtRest can change: change it there by hand.` };
  if (repeated)
    return {
      refused: `The block "${repeated.key}" is written ${repeated.times} times where one is taken: remove all but one first.`,
    };
  if (mixed !== undefined)
    return { refused: `"${mixed}" holds something else beside blocks, which can't be deployed: remove it first.` };
  const at = inBody(resource, path);
  if (value === undefined)
    return { change: { do: 'remove', document: resource.document, root: resource.body, path: at } };
  if (misfit !== undefined) {
    const name = misfit === '' ? String(resource.base.at(-1)) : misfit;
    return { refused: `"${name}" is a list where a map belongs: correct it first.` };
  }
  if (reading.value.is === 'unknown' && !reading.value.site)
    return { refused: `What it is now can't be seen here: ${reading.value.reason}.` };
  const decided = decidedAt(reading.value.from, value, allowed);
  if (decided)
    return {
      change: { do: 'replace', document: decided.document, node: decided.node, value: decided.value },
      place: decided.place,
    };
  const site = reading.value.is === 'absent' || reading.value.is === 'list' ? undefined : reading.value.site;
  if (site && 'node' in site) {
    if (reading.value.is === 'unknown' && holdsMore(site.node, value, resource.body, at))
      return { refused: `What it is now can't be seen here: ${reading.value.reason}.` };
    const whole = !site.within || isWhole(site.node, site.within);
    if (whole) return { change: { do: 'replace', document: site.document, node: site.node, value } };
    if (typeof value === 'boolean' || typeof value === 'number')
      return {
        change: { do: 'splice', document: site.document, node: site.node, within: site.within, text: String(value) },
      };
    return { refused: 'The value is part of an expression: change it by hand.' };
  }
  if (site) return { refused: 'The value is not in a file that AtRest can change: change it there by hand.' };
  return { change: { do: 'set', document: resource.document, root: resource.body, path: at, value } };
}

/** A doubt may be about all that is around a property: writing the value there would write over the rest. */
function holdsMore(node: Node, value: Fresh, body: Node, at: Path): boolean {
  if (isFreshMap(value) || isFreshList(value)) return false;
  const around = at.some((_, length) => dereference(nodeAt(body, at.slice(0, length))) === dereference(node));
  const plain = node.tag === undefined && (node.kind === 'list' || (node.kind === 'map' && node.entries.length !== 1));
  return around || plain;
}

/** A path that starts with `@` leads beside the properties. */
export function inBody({ base }: Resource, path: Path): Path {
  const [first, ...rest] = path;
  return typeof first === 'string' && first.startsWith('@') ? [first.slice(1), ...rest] : [...base, ...path];
}

/** `"${var.x}"`: the expression is all that the text says. */
const isWhole = (node: Node, within: Span): boolean =>
  node.kind === 'scalar' &&
  ((node.style === 'expression' && within.start === 0 && within.end === node.raw.length) ||
    (/^"\$\{\s*$/.test(node.raw.slice(0, within.start)) && /^\s*\}"$/.test(node.raw.slice(within.end))));

const isElsewhere = (spelling: Spelling | undefined): boolean =>
  elsewhereOf(spelling) !== undefined && typeof spelling !== 'string';

/** A facet kept in a resource of its own that does not exist yet: make that resource. */
function companion(
  about: Subject,
  missing: readonly Needed[],
  key: NamedKey | undefined,
  speller: Speller,
): { readonly change: Change } | { readonly refused: string } {
  const spec = about.spelled.companion;
  if (!spec) return { refused: 'The resource that would hold this setting is not in the project: add it by hand.' };
  const back = speller.reference(about.resource, 'id', about.resource);
  if (back === undefined) return { refused: "The resource can't be named from here." };
  let properties: FreshMap = { [spec.by]: back };
  for (const one of missing) {
    const elsewhere = elsewhereOf(own(about.spelled.facets, one.facet));
    const value = one.to === '$key' ? key?.from(about.resource) : one.to;
    if (!elsewhere || value === undefined) return { refused: "The setting can't be written here." };
    properties = put(properties, elsewhere.path.split('.'), value);
  }
  const name = speller.freshName(spec.type, about.resource.address.split('.').at(-1) ?? 'bucket', about.resource);
  const place = speller.resource({ type: spec.type, name, properties }, about.resource);
  if (!place) return { refused: "A new resource can't be written beside this one." };
  return { change: adding(place) };
}

function put(map: FreshMap, [first, ...rest]: readonly string[], value: Fresh): FreshMap {
  if (first === undefined) return map;
  const name = first.replace(/\[\]$/, '');
  if (rest.length === 0) return { ...map, [name]: value };
  const old = own(map, name);
  const inner = put(isFreshMap(old) ? old : {}, rest, value);
  return { ...map, [name]: inner };
}
