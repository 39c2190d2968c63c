import type { RungReport } from '../../model/finding.ts';
import type { Hop } from '../../model/hop.ts';
import type { Fact } from '../../model/kind.ts';
import type { RungRule } from '../../model/rule.ts';
import { evidenceOf } from '../findings/evidence.ts';
import { casesOf, excusing, type JudgedStore, type StoreCase, type CaselessLook, truthOf } from './judge-store.ts';
import { reaches } from './level.ts';
import { openAgain } from './reopen.ts';

/** Which rungs a store meets and which it does not, with the facts and the evidence that each rests on. */
export function rungsOf(judged: JudgedStore, rules: readonly RungRule[], around: CaselessLook): readonly RungReport[] {
  const known = new Map<StoreCase, readonly Hop[]>();
  const evidence = (one: StoreCase): readonly Hop[] => {
    const hops = known.get(one) ?? evidenceIn(judged, one, around);
    known.set(one, hops);
    return hops;
  };
  return rules.map((rule) => {
    const truth = truthOf(judged, rule.rung);
    const cases = casesOf(judged, rule.rung, truth);
    const facts = cases.flatMap((one) => factsOf(one, rule));
    const [first] = cases;
    return {
      rule,
      truth,
      excused: truth === 'yes' && cases.every((one) => excusing(one, rule.rung) !== undefined),
      facts: [...new Set(facts)],
      get hops() {
        return first ? evidence(first) : [];
      },
    };
  });
}

/** Why a case is as it is: an excuse, else what AWS does with the settings that decide the rung. */
function factsOf(one: StoreCase, { rung }: RungRule): readonly Fact[] {
  const excuse = excusing(one, rung);
  if (excuse) return [excuse.fact];
  const truth = reaches(one.parts, rung);
  return one.parts.flatMap((part) => (truth === 'unknown' || reaches([part], rung) === truth ? [part.fact] : []));
}

function evidenceIn({ site, kind, spelled }: JudgedStore, { when }: StoreCase, around: CaselessLook): readonly Hop[] {
  const { about, look } = openAgain(kind, { ...site, spelled, when }, around);
  return about ? evidenceOf(about, look) : [];
}
