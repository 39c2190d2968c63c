import {
  type Analysis,
  type Finding,
  type KeyChoice,
  type Refusal,
  type WiderOffer,
  withNotes,
} from '../model/finding.ts';
import type { Catalogue } from '../model/rule.ts';
import { speller } from '../dialects/speller.ts';
import { assemble, type FindingWithWay, offer, type PlannedFix } from './assemble.ts';
import type { Choices } from './choices.ts';
import { keyFor, whyUnfit } from './keys/key-choices.ts';
import { existingKey } from './keys/named-key.ts';
import { keyNamed } from './keys/keys.ts';
import { offersFor } from './offers.ts';
import { once } from './once.ts';
import { open, type Opened } from './open.ts';
import { isKeyed, type Way } from './way.ts';
import { waysOf } from './ways.ts';

/** With more findings in a file an answer would take too long to wait for in a menu. */
const MAX_TOGETHER = 300;

/**
 * Fixes of a finding and of others of its file along with it: all that can have a key with one new key or with that of a parameter,
 * and all of the same rule in the way of the first fix. Of the others no more is looked at than whether there is one, so a title says
 * no number of them, and what it notes is noted of the finding's own part.
 */
export function widerFor(finding: Finding, analysis: Analysis, catalogue: Catalogue): readonly WiderOffer[] {
  const others = analysis.findings.filter((one) => one !== finding && isAlong(one, finding));
  if (others.length === 0 || others.length >= MAX_TOGETHER) return [];
  const opened = open(finding, analysis, catalogue);
  if ('because' in opened) return [];
  const asked: UnderCursor = { opened, others, analysis, catalogue };
  return [...(['new', 'parameter'] as const).flatMap((is) => sharedOffer(asked, { is })), ...alikeOffers(asked)];
}

/** What is asked about, and what stands beside it. */
interface UnderCursor {
  readonly opened: Opened;
  readonly others: readonly Finding[];
  readonly analysis: Analysis;
  readonly catalogue: Catalogue;
}

/** What stands in the same file, can be named from there, and is sure. */
function isAlong(one: Finding, finding: Finding): boolean {
  return (
    one.verdict !== 'unknown' &&
    !one.suppressed &&
    one.resource.document === finding.resource.document &&
    speller(finding.resource.dialect).shares(one.resource, finding.resource)
  );
}

/** For each place from which a key can be named, one fix of all findings that can have a key, with one key for all. */
export function togetherFor(
  findings: readonly Finding[],
  analysis: Analysis,
  catalogue: Catalogue,
  choice: KeyChoice,
): Choices {
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const { shares } = speller(finding.resource.dialect);
    const group = groups.find(([first]) => first && shares(first.resource, finding.resource));
    if (group) group.push(finding);
    else groups.push([finding]);
  }
  const all = groups.map((group) => sharedBy(group, analysis, catalogue, choice));
  return { fixes: all.flatMap(({ fixes }) => fixes), refused: all.flatMap(({ refused }) => refused) };
}

/** With one key for all, where the finding's store can have it, and another one. */
function sharedOffer({ opened, others, analysis, catalogue }: UnderCursor, choice: KeyChoice): readonly WiderOffer[] {
  const { finding } = opened;
  const way = keyedWay(opened, choice);
  const key = keyFor([opened], choice, catalogue);
  if (!way || 'refused' in key) return [];
  const own = offer({ opened, way }, { id: '', result: way.result, key });
  const shares = (other: Finding): boolean => {
    const one = other.store ? open(other, analysis, catalogue) : undefined;
    return one !== undefined && !('because' in one) && keyedWay(one, choice) !== undefined;
  };
  if ('because' in own || !others.some(shares)) return [];
  const words = choice.is === 'new' ? 'one new key' : key.words;
  return [
    {
      id: sharedId(choice),
      title: withNotes(`Encrypt this and other stores of the file with ${words}`, own.notes),
      made: once(() =>
        sharedBy([finding, ...others], analysis, catalogue, choice).fixes.find(({ also }) => also.length > 0),
      ),
    },
  ];
}

const sharedId = ({ is }: KeyChoice): string => `shared:(${is})`;

/** How a store gets a key that is shared; undefined where it can't have it. */
const keyedWay = (opened: Opened, choice: KeyChoice): Way | undefined =>
  whyUnfit(opened, choice) === undefined ? waysOf(opened).find(isKeyed) : undefined;

function sharedBy(findings: readonly Finding[], analysis: Analysis, catalogue: Catalogue, choice: KeyChoice): Choices {
  const refused: Refusal[] = [];
  const members = findings.flatMap((finding): readonly FindingWithWay[] => {
    const opened = open(finding, analysis, catalogue);
    if ('because' in opened) {
      refused.push(opened);
      return [];
    }
    const way = waysOf(opened).find(isKeyed);
    const unfit = whyUnfit(opened, choice);
    if (unfit !== undefined) refused.push({ finding, because: unfit });
    return way && unfit === undefined ? [{ opened, way }] : [];
  });
  const [first, ...rest] = members;
  // What is asked about must be among those that are mended.
  if (!first || first.opened.finding !== findings[0]) return { fixes: [], refused };
  const inOrder = inFileOrder(
    members.map(({ opened }) => opened),
    first.opened,
    analysis,
  );
  const key = keyFor(inOrder, choice, catalogue);
  if ('refused' in key)
    return { fixes: [], refused: [...refused, ...findings.map((finding) => ({ finding, because: key.refused }))] };
  const made = assemble([first, ...rest], {
    id: sharedId(choice),
    result: (count) =>
      count === 1
        ? `${first.way.result} with ${key.words}`
        : `Encrypt ${String(count)} stores with ${key.words.replace(/^a new key/, 'one new key')}`,
    key,
  });
  return 'because' in made
    ? { fixes: [], refused: [...refused, made] }
    : { fixes: made.edits.length > 0 ? [made] : [], refused };
}

/** As the findings are listed, so that the key is the same whichever of them is asked about. */
function inFileOrder(all: readonly Opened[], first: Opened, { findings }: Analysis): readonly [Opened, ...Opened[]] {
  const order = new Map(findings.map((finding, index) => [finding, index]));
  const [head = first, ...rest] = all.toSorted((a, b) => (order.get(a.finding) ?? 0) - (order.get(b.finding) ?? 0));
  return [head, ...rest];
}

/** All findings of the rule in the way of the first fix, and in that of the first that names a key. */
function alikeOffers({ opened, others, analysis, catalogue }: UnderCursor): readonly WiderOffer[] {
  const { finding } = opened;
  const ofRule = others.filter(({ rule }) => rule.id === finding.rule.id);
  if (ofRule.length === 0) return [];
  const { first } = offersFor(finding, analysis, catalogue);
  const fixes = [first(({ key }) => !key), first(({ key }) => key?.is === 'existing')];
  return fixes.flatMap((fix): readonly WiderOffer[] => {
    if (!fix || !ofRule.some((other) => inWayOf(fix, other, analysis, catalogue))) return [];
    return [
      {
        id: alikeId(fix),
        title: withNotes(`${fix.result}, and others of this rule here`, fix.notes),
        made: once(() => sameWay(fix, [finding, ...ofRule], analysis, catalogue)),
      },
    ];
  });
}

const alikeId = ({ id }: PlannedFix): string => `alike:${id}`;

/** A finding with the way in which a fix of another one of its rule mends that; undefined where it can't be mended so. */
function inWayOf(
  fix: PlannedFix,
  finding: Finding,
  analysis: Analysis,
  catalogue: Catalogue,
): FindingWithWay | undefined {
  const opened = open(finding, analysis, catalogue);
  if ('because' in opened) return undefined;
  const way = waysOf(opened).find(({ id }) => id === fix.way.id);
  const fits = !fix.key || whyUnfit(opened, fix.key) === undefined;
  return way && fits ? { opened, way } : undefined;
}

function sameWay(
  fix: PlannedFix,
  findings: readonly Finding[],
  analysis: Analysis,
  catalogue: Catalogue,
): PlannedFix | undefined {
  const [first, ...rest] = findings.flatMap((finding) => inWayOf(fix, finding, analysis, catalogue) ?? []);
  if (!first) return undefined;
  const { finding, look, project } = first.opened;
  const named = fix.key?.is === 'existing' ? keyNamed(fix.key.name, finding.resource, project, look) : undefined;
  const key = named && existingKey(named);
  const made = assemble([first, ...rest], {
    id: alikeId(fix),
    result: (count) =>
      `${first.way.result}${key ? ` with ${key.words}` : ''}, and ${String(count - 1)} more of this rule in the file`,
    key,
  });
  return 'because' in made || made.also.length === 0 ? undefined : made;
}
