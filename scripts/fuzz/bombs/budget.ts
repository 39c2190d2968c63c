/**
 * What a bomb may cost: processor time as a multiple of what a run over one small template costs on the same machine, and the
 * largest resident set in megabytes.
 */
export interface Budget {
  readonly ratio: number;
  readonly megabytes: number;
}
export const BUDGET: Budget = { ratio: 50, megabytes: 700 };

/** The text report makes every fix of a finding to show the title of one: some milliseconds for each finding. */
const EVERY_FIX = { text: { ratio: 150 } };

/** Those that may cost more; an entry goes when its reason does. */
export const LARGER: Readonly<Record<string, Partial<Record<'text' | 'json', Partial<Budget>>>>> = {
  'yaml: one flow map of 3,000 resources': EVERY_FIX,
  'yaml: 1,500 suppressions that are none': EVERY_FIX,
  'cfn: 800 keys, 800 volumes, 300 buckets': EVERY_FIX,
  'cfn: 3,000 disks of one instance': EVERY_FIX,
  'cfn: 2,000 volumes': EVERY_FIX,
  'cfn: 1,000 things in a row that depend on each other': EVERY_FIX,
  'tf: 3,000 buckets and their encryption': EVERY_FIX,
};
