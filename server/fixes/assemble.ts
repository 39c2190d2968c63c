import { speller } from '../dialects/speller.ts';
import { compose } from '../edits/compose.ts';
import type { Change } from '../edits/change.ts';
import type { Fix, FixOutcome, Refusal } from '../model/finding.ts';
import { type Impact, worstImpact } from '../model/impact.ts';
import { impactOf } from '../engine/judge/impact-of.ts';
import { accessOf } from './access.ts';
import { nameOf } from '../model/uri.ts';
import { plan } from './changes.ts';
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

/** One fix of one finding, or of several in one go: those that can't be mended with the others are left out, the first one never. */
export function assemble(
  members: readonly [FindingWithWay, ...FindingWithWay[]],
  { id, result, key, only = false }: Making,
): PlannedFix | Refusal {
  const [first] = members;
  const { finding, project } = first.opened;
  const planned: (FindingWithWay & { readonly changes: readonly Change[]; readonly places: readonly string[] })[] = [];
  for (const member of members) {
    const { about, finding: own } = member.opened;
    const impossible = member.way.whoseKey.is !== 'none' ? shutOut(member.opened) : undefined;
    const one = impossible
      ? { refused: `No KMS key works here: ${impossible.fact.because}.` }
      : plan(about, member.way.needed, key, speller(about.resource.dialect), own.judged.when);
    const { more = { changes: [] } } = member.way;
    if ('refused' in more) {
      if (member === first) return { finding, because: more.refused };
    } else if (!('refused' in one)) planned.push({ ...member, ...one, changes: [...one.changes, ...more.changes] });
    else if (member === first) return { finding, because: one.refused };
  }
  const { edits, taken, left } = compose([
    [...(key?.changes ?? []), ...(planned[0]?.changes ?? [])],
    ...planned.slice(1).map(({ changes }) => changes),
  ]);
  if (!taken.includes(0)) return { finding, because: left[0]?.because ?? "The changes don't fit together." };
  const done = planned.filter((_, index) => taken.includes(index));
  const changes = [...(key?.changes ?? []), ...done.flatMap((one) => one.changes)];
  const impact = worstImpact(done.map(memberImpact));
  const shut = accessOf(done, key);
  const { access } = shut;
  const uris = new Set(edits.map(({ uri }) => uri));
  const documents = [...new Set(changes.map(({ document }) => document))].filter(({ uri }) => uris.has(uri));
  const outside = documents.find((document) => !project.documents.includes(document));
  const several = outside ? `This changes ${nameOf(outside.uri)}.` : 'This changes several files.';
  const places = [...new Set(done.flatMap((one) => one.places))];
  const resources = new Set(done.map(({ opened }) => opened.finding.resource)).size;
  const { deployed } = finding.judged.settings;
  const loses = deployed ? lossOf(done) : undefined;
  const confirm = joined(
    shut.confirm,
    deployed ? key?.adds : undefined,
    first.way.confirm,
    deployed && resources > 1 ? changesOf(resources, places) : undefined,
    deployed && (outside || documents.length > 1) ? several : undefined,
  );
  const recipe = recipeOf(
    done.map((one) => ({ kind: one.opened.about.kind, impact: memberImpact(one) })),
    shut.grants,
    done.some(({ way }) => way.whoseKey.is === 'aws' && way.access === 'needs-key-access'),
  );
  return {
    id,
    ...titled(typeof result === 'string' ? result : result(done.length), impact, shut, {
      resource: finding.resource,
      several: resources > 1,
      places,
    }),
    outcome: outcomeOf(first.way),
    finding,
    also: done.slice(1).map(({ opened }) => opened.finding),
    ...(key && { key: key.choice }),
    impact,
    access,
    preferred:
      impact === 'in-place' &&
      access === 'unchanged' &&
      loses === undefined &&
      confirm === undefined &&
      !outside &&
      (!key || only) &&
      // What may be fine already is not changed unasked.
      done.every(({ opened, way }) => opened.finding.verdict !== 'unknown' && !way.asked),
    ...(done.some(({ way }) => way.asked) && { asked: true as const }),
    ...(loses !== undefined && { loses }),
    ...(confirm !== undefined && { confirm }),
    ...(recipe.length > 0 && { recipe }),
    edits,
    documents,
    changes,
    way: first.way,
  };
}

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
