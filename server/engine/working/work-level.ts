import type { WorkedCase, WorkedClause } from '../../model/working.ts';
import type { JudgedStore, CaselessLook } from '../judge/judge-store.ts';
import { outcome } from '../judge/level.ts';
import { openAgain } from '../judge/reopen.ts';
import type { Look, Subject } from '../look.ts';
import { facetReads } from './facet-reads.ts';
import { workFormula } from './work-formula.ts';

/** A store's level program in each of its cases, clause by clause. */
export const workLevels = ({ site, kind, spelled, cases }: JudgedStore, around: CaselessLook): readonly WorkedCase[] =>
  cases.flatMap(({ when, guard, parts, exempt }) => {
    const { about, look } = openAgain(kind, { ...site, spelled, when }, around);
    if (!about) return [];
    const clauses = clausesOf(about, look);
    return [
      {
        guard,
        reads: facetReads(about),
        clauses,
        levels: [...new Set(parts.flatMap(({ levels }) => levels))],
        excuses: exempt.map(({ rungs, fact }) => ({ rungs, fact })),
      },
    ];
  });

/** As `partsOf` runs them: up to the first that holds. */
function clausesOf(about: Subject, look: Look): readonly WorkedClause[] {
  const clauses: WorkedClause[] = [];
  for (const clause of about.kind.store?.levels ?? []) {
    const when = clause.when && workFormula(clause.when, about, look);
    const parts = when?.truth === 'no' ? [] : outcome(clause, about, look);
    const gives = parts.map(({ levels, basis, fact, from }) => ({
      levels,
      basis,
      fact,
      ...(from && { from: from.address }),
    }));
    clauses.push({ ...(when && { when }), gives });
    if (!when || when.truth === 'yes') break;
  }
  return clauses;
}
