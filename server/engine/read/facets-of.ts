import type { Formula } from '../../model/formula.ts';

/** The facets of its subject that a formula reads, in the order in which it names them. */
export function facetsOf(formula: Formula): readonly string[] {
  switch (formula.op) {
    case 'all':
    case 'any':
      return formula.of.flatMap(facetsOf);
    case 'not':
    case 'decided':
      return facetsOf(formula.of);
    case 'same':
      return [formula.facet, formula.through ?? formula.as];
    default:
      return 'facet' in formula ? [formula.facet] : [];
  }
}
