import { speller } from '../dialects/speller.ts';
import { compose, type Composed } from '../edits/compose.ts';
import type { Change } from '../edits/change.ts';
import type { Finding, Fix, FixOutcome, Offer, Refusal, TextEdit } from '../model/finding.ts';
import { type Billed, costOf } from '../model/cost.ts';
import { type Impact, worstImpact } from '../model/impact.ts';
import { impactOf } from '../engine/judge/impact-of.ts';
import { accessOf, type AccessRuling } from './access.ts';
import { nameOf } from '../model/uri.ts';
import { plan } from './changes.ts';
import { notPassedOn } from '../engine/judge/passed-by.ts';
import type { NamedKey } from './keys/named-key.ts';
import type { Opened } from './open.ts';
import { recipeOf } from './recipe.ts';
import { confirmation, titled } from './title.ts';
import { shutOut } from './keys/uses.ts';
import type { Way } from './ways.ts';

/** A fix with the changes that its edits come from, so that several can be put together on the tree. */
export interface PlannedFix extends Fix {
  readonly changes: readonly Change[];
  /** How its own finding is mended. */
  readonly way: Way;
}
/** A finding and the way in which it is mended. */
export interface FindingWithWay {
  readonly opened: Opened;
  readonly way: Way;
}
export interface Making {
  readonly id: string;
  /** What is so after it, of as many findings. */
  readonly result: string | ((count: number) => string);
  readonly key?: NamedKey | undefined;
  /** The key is the only one of the project: nobody has to choose. */
  readonly only?: boolean;
}

/** A member with the changes that mend it. */
interface PlannedMember extends FindingWithWay {
  readonly changes: readonly Change[];
  readonly places: readonly string[];
}
/** A fix of one finding, told before its edits are made. */
export interface PlannedOffer extends Offer {
  /** All but the edits allows it to be applied unasked. */
  readonly mayBePreferred: boolean;
  readonly make: () => PlannedFix | Refusal;
}

/** One fix of one finding: what is said of it does not wait for its edits. */
export function offer(member: FindingWithWay, making: Making): PlannedOffer | Refusal {
  const planned = planOf(member, making);
  if ('because' in planned) return planned;
  const told = tell([planned], making);
  const { id, title, result, notes, outcome, finding, key, impact, access, asked, cost, recipe } = told;
  return {
    ...{ id, title, result, notes, outcome, finding, impact, access },
    ...(key && { key }),
    ...(asked && { asked }),
    ...(cost && { cost }),
    ...(recipe && { recipe }),
    mayBePreferred: mayBePreferred([planned], told, making),
    make: () => {
      const { edits, taken, left } = compose([[...(making.key?.changes ?? []), ...planned.changes]]);
      return taken.includes(0) ? finish([planned], told, edits, making) : misfit(finding, left);
    },
  };
}

/** One fix of several findings in one go: those that can't be mended with the others are left out, the first one never. */
export function assemble(
  members: readonly [FindingWithWay, ...FindingWithWay[]],
  making: Making,
): PlannedFix | Refusal {
  const [head, ...others] = members;
  const first = planOf(head, making);
  if ('because' in first) return first;
  const rest = others.flatMap((member) => {
    const planned = planOf(member, making);
    return 'because' in planned ? [] : [planned];
  });
  const { edits, taken, left } = compose([
    [...(making.key?.changes ?? []), ...first.changes],
    ...rest.map(({ changes }) => changes),
  ]);
  if (!taken.includes(0)) return misfit(head.opened.finding, left);
  const done = [first, ...rest.filter((_, index) => taken.includes(index + 1))] as const;
  return finish(done, tell(done, making), edits, making);
}

const misfit = (finding: Finding, left: Composed['left']): Refusal => ({
  finding,
  because: left[0]?.because ?? "The changes don't fit together.",
});

function planOf(member: FindingWithWay, { key }: Making): PlannedMember | Refusal {
  const { opened, way } = member;
  const { about, finding } = opened;
  const { more = { changes: [] } } = way;
  if ('refused' in more) return { finding, because: more.refused };
  const impossible = way.whoseKey.is !== 'none' ? shutOut(opened) : undefined;
  if (impossible) return { finding, because: `No KMS key works here: ${impossible.fact.because}.` };
  const planned = plan(about, way.needed, key, speller(about.resource.dialect), finding.judged.when);
  if ('refused' in planned) return { finding, because: planned.refused };
  const { borrowed } = about.resource;
  if (borrowed && [...planned.changes, ...more.changes].some(({ document }) => borrowed.isForeign(document.uri)))
    return { finding, because: notPassedOn(borrowed) };
  return { ...member, ...planned, changes: [...planned.changes, ...more.changes] };
}

type Done = readonly [PlannedMember, ...PlannedMember[]];
/** What is said of a fix of these members, whatever its edits are. */
type Told = Offer & Pick<PlannedFix, 'also' | 'loses' | 'way'> & { readonly shut: AccessRuling };

function tell(done: Done, { id, result, key }: Making): Told {
  const [{ opened, way }] = done;
  const { finding } = opened;
  const impact = worstImpact(done.map(memberImpact));
  const shut = accessOf(done, key);
  const loses = finding.judged.settings.deployed ? lossOf(done) : undefined;
  const cost = costOf(billedFor(done, key), opened.look.catalogue.keyPrices);
  const recipe = recipeOf(
    done.map((one) => ({ kind: one.opened.about.kind, impact: memberImpact(one) })),
    shut.grants,
    done.some((one) => one.way.whoseKey.is === 'aws' && shut.access === 'needs-key-access'),
  );
  return {
    id,
    ...titled(typeof result === 'string' ? result : result(done.length), impact, shut, {
      resource: finding.resource,
      several: resourcesOf(done) > 1,
      places: placesOf(done),
    }),
    outcome: outcomeOf(way),
    finding,
    also: done.slice(1).map((one) => one.opened.finding),
    ...(key && { key: key.choice }),
    impact,
    access: shut.access,
    ...(done.some((one) => one.way.asked) && { asked: true as const }),
    ...(cost && { cost }),
    ...(loses !== undefined && { loses }),
    ...(recipe.length > 0 && { recipe }),
    way,
    shut,
  };
}

/** A new key is rotated, as its resource is written. */
const billedFor = (done: Done, key: NamedKey | undefined): ReadonlySet<Billed> =>
  new Set([
    ...(key?.choice.is === 'new' ? (['key', 'rotation'] as const) : []),
    ...done.flatMap(({ way }) => way.bills ?? []),
  ]);

const mayBePreferred = (done: Done, told: Told, { key, only = false }: Making): boolean =>
  told.impact === 'in-place' &&
  told.access === 'unchanged' &&
  told.loses === undefined &&
  (!key || only) &&
  // What may be fine already is not changed unasked.
  done.every(({ opened, way }) => opened.finding.verdict !== 'unknown' && !way.asked);

function finish(done: Done, told: Told, edits: readonly TextEdit[], making: Making): PlannedFix {
  const { key } = making;
  const { shut, way, loses, recipe, ...said } = told;
  const { project } = done[0].opened;
  const changes = [...(key?.changes ?? []), ...done.flatMap((one) => one.changes)];
  const uris = new Set(edits.map(({ uri }) => uri));
  const documents = [...new Set(changes.map(({ document }) => document))].filter(({ uri }) => uris.has(uri));
  const outside = documents.find((document) => !project.documents.includes(document));
  const several = outside ? `This changes ${nameOf(outside.uri)}.` : 'This changes several files.';
  const resources = resourcesOf(done);
  const { deployed } = told.finding.judged.settings;
  const confirm = joined(
    shut.confirm,
    deployed ? key?.adds : undefined,
    way.confirm,
    deployed && resources > 1 ? changesOf(resources, placesOf(done)) : undefined,
    deployed && (outside || documents.length > 1) ? several : undefined,
  );
  return {
    ...said,
    preferred: confirm === undefined && !outside && mayBePreferred(done, told, making),
    ...(loses !== undefined && { loses }),
    ...(confirm !== undefined && { confirm }),
    ...(recipe && { recipe }),
    edits,
    documents,
    changes,
    way,
  };
}

const placesOf = (done: Done): readonly string[] => [...new Set(done.flatMap(({ places }) => places))];
const resourcesOf = (done: Done): number => new Set(done.map(({ opened }) => opened.finding.resource)).size;

const outcomeOf = ({ whoseKey, level }: Way): FixOutcome => ({
  is: 'mended',
  key: whoseKey.is,
  ...(level !== undefined && { level }),
});

function memberImpact({ opened, way }: FindingWithWay): Impact {
  const { about, look, finding } = opened;
  return finding.judged.settings.deployed
    ? impactOf(
        way.needed.map(({ facet }) => facet),
        about,
        look,
      )
    : 'in-place';
}

const lossOf = (members: readonly FindingWithWay[]): string | undefined =>
  joined(...members.map((member) => confirmation(member.opened.finding.resource, memberImpact(member))));

const changesOf = (resources: number, places: readonly string[]): string =>
  `This changes ${[`${String(resources)} resources`, ...places].join(' and ')}.`;

function joined(...sentences: readonly (string | undefined)[]): string | undefined {
  const said = new Set(sentences.filter((one) => one !== undefined));
  return said.size > 0 ? [...said].join(' ') : undefined;
}
