/** Random numbers that a seed decides. */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  readonly chance: (probability: number) => boolean;
  /** One of the items; throws for an empty list. */
  readonly of: <T>(items: readonly T[]) => T;
}

/** Mulberry32: small, fast, and good enough to choose inputs with. */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    chance: (probability) => next() < probability,
    of: (items) => {
      if (items.length === 0) throw new RangeError('There is nothing to choose from.');
      return items[below(items.length)]!;
    },
  };
}
