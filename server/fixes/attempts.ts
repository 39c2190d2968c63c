import type { Analysis, Finding, KeyChoice, Refusal } from '../model/finding.ts';
import { ACCESSES } from '../model/impact.ts';
import type { Catalogue } from '../model/rule.ts';
import { type Making, offer, type PlannedFix, type PlannedOffer } from './assemble.ts';
import { type KeyCandidate, keyCandidates } from './keys/key-choices.ts';
import type { NamedKey } from './keys/named-key.ts';
import { once } from './once.ts';
import { open, type Opened } from './open.ts';
import { isKeyed, type Way } from './way.ts';
import { waysOf } from './ways.ts';

/** One way with one key, or with none; what it takes is worked out when it is asked for, and once. */
export interface Attempt {
  /** Where it comes in the order to offer fixes. */
  readonly rank: () => number;
  readonly offer: () => PlannedOffer | Refusal;
  readonly made: () => PlannedFix | Refusal;
}

/** All that may mend a finding, in the order in which it is looked at: least change first, then by key. */
export function attemptsFor(
  finding: Finding,
  analysis: Analysis,
  catalogue: Catalogue,
  key?: KeyChoice,
): readonly Attempt[] | Refusal {
  const opened = open(finding, analysis, catalogue);
  if ('because' in opened) return opened;
  const ways = waysOf(opened);
  const plain = key === undefined || !ways.some(isKeyed);
  const keys = once(() => keyCandidates(opened, catalogue, key));
  return ways.flatMap((way) => {
    if (!isKeyed(way)) return plain ? [attempt(() => offer({ opened, way }, way))] : [];
    return keys().map((candidate, _, all) => keyed(opened, way, candidate, all));
  });
}

/** What the project has comes first, keys that let everyone in before others; then a new key, then a parameter. */
export const inOrder = (attempts: readonly Attempt[]): readonly Attempt[] =>
  attempts.toSorted((a, b) => a.rank() - b.rank());

/** What stands against one key often stands against all. */
export const distinct = (refused: readonly Refusal[]): readonly Refusal[] =>
  refused.filter(({ because }, index) => refused.findIndex((one) => one.because === because) === index);

export const keyedMaking = (way: Way, key: NamedKey, id = way.id): Making => ({
  id: `${id}:${key.choice.is === 'existing' ? key.choice.name : key.choice.is === 'literal' ? key.choice.arn : `(${key.choice.is})`}`,
  result: `${way.result} with ${key.words}`,
  key,
});

function attempt(
  work: () => PlannedOffer | Refusal,
  rank: (offer: () => PlannedOffer | Refusal) => number = () => 0,
): Attempt {
  const offered = once(work);
  const made = once(() => {
    const one = offered();
    return 'because' in one ? one : one.make();
  });
  return { rank: once(() => rank(offered)), offer: offered, made };
}

function keyed(opened: Opened, way: Way, candidate: KeyCandidate, all: readonly KeyCandidate[]): Attempt {
  // The only key that the project has for it.
  const only = candidate.is === 'existing' && all.filter(({ is }) => is === 'existing').length === 1;
  return attempt(
    () => {
      const named = candidate.named();
      return 'refused' in named
        ? { finding: opened.finding, because: named.refused }
        : offer({ opened, way }, { ...keyedMaking(way, named), only });
    },
    (offered) => rankOf(candidate, offered),
  );
}

/** A key that would have to be written is not worked out to be put behind others. */
function rankOf({ is }: KeyCandidate, offered: () => PlannedOffer | Refusal): number {
  if (is === 'new') return 3;
  if (is === 'parameter') return 4;
  if (is === 'literal') return 0;
  const one = offered();
  return 'because' in one ? 0 : ACCESSES.indexOf(one.access);
}
