import type { Formula } from '../../model/formula.ts';
import type { WorkedFormula } from '../../model/working.ts';
import { holds, targetOf } from '../formula/formula.ts';
import { storesUnder } from '../keys/under-key.ts';
import { type Look, MAX_DEPTH, type Subject } from '../look.ts';
import { read } from '../read/read.ts';

/** How a formula comes out in one case, with every part that was looked at. */
export function workFormula(formula: Formula, about: Subject, look: Look): WorkedFormula {
  return { formula, truth: holds(formula, about, look), parts: partsOf(formula, about, look) };
}

function partsOf(formula: Formula, about: Subject, look: Look): readonly WorkedFormula[] {
  const deeper: Look = { ...look, depth: look.depth + 1 };
  switch (formula.op) {
    case 'all':
      return untilSettled(formula.of, 'no', about, look);
    case 'any':
      return untilSettled(formula.of, 'yes', about, look);
    case 'not':
    case 'decided':
      return [workFormula(formula.of, about, look)];
    case 'through': {
      const { value } = read(about, formula.facet, look);
      return (value.is === 'list' ? value.items : [value]).flatMap((item) => {
        const target = targetOf(item, formula.kind, about, look);
        return target ? [workFormula(formula.require, target, deeper)] : [];
      });
    }
    case 'encrypts':
      return look.depth >= MAX_DEPTH
        ? []
        : storesUnder(about.resource, look, holds).map((store) => workFormula(formula.where, store, deeper));
    default:
      return [];
  }
}

/** What follows a part that settles the whole is not looked at: it may lie in a case that nobody has split. */
function untilSettled(
  of: readonly Formula[],
  settles: 'yes' | 'no',
  about: Subject,
  look: Look,
): readonly WorkedFormula[] {
  let settled = false;
  return of.map((formula) => {
    if (settled) return { formula, truth: null, parts: [] };
    const worked = workFormula(formula, about, look);
    settled = worked.truth === settles;
    return worked;
  });
}
