/** Worst last. */
export const IMPACTS = ['in-place', 'interrupts', 'may-replace', 'unknown', 'replaces', 'rejected'] as const;
/** What a deploy does to the resource when a property changes. `rejected`: the update fails and rolls back. */
export type Impact = (typeof IMPACTS)[number];
export const isImpact = (word: string): word is Impact => IMPACTS.some((impact) => impact === word);

/** Worst last. */
export const ACCESSES = ['unchanged', 'needs-key-access', 'denies-clients'] as const;
/** Whom an edit can shut out of the data. */
export type Access = (typeof ACCESSES)[number];

export const worstImpact = (impacts: readonly Impact[]): Impact =>
  impacts.reduce<Impact>((worst, next) => (IMPACTS.indexOf(next) > IMPACTS.indexOf(worst) ? next : worst), 'in-place');
export const worstAccess = (accesses: readonly Access[]): Access =>
  accesses.reduce<Access>(
    (worst, next) => (ACCESSES.indexOf(next) > ACCESSES.indexOf(worst) ? next : worst),
    'unchanged',
  );
