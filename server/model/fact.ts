export const BASES = [
  'documented',
  'partly documented',
  'service spec',
  'provider schema',
  'engineering knowledge',
] as const;

/** A fact of AWS with its source. `since`: YYYY-MM-DD from when it holds for new resources. */
export interface Fact {
  readonly because: string;
  readonly since?: string;
  readonly basis: (typeof BASES)[number];
  readonly sources?: readonly string[];
}
