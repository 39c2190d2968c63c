/**
 * What a bomb may cost: processor time as a multiple of what a run over one small template costs on the same machine, and the
 * largest resident set in megabytes.
 */
export interface Budget {
  readonly ratio: number;
  readonly megabytes: number;
}
export const BUDGET: Budget = { ratio: 50, megabytes: 700 };

/** Those that may cost more, and why. An entry goes when its reason does. */
export const LARGER: Readonly<
  Record<string, Partial<Record<'text' | 'json', Partial<Budget>>> & { readonly because: string }>
> = {};
