import type { DialectFacts } from '../model/resource.ts';
import type { Speller } from './dialect.ts';

/** The spellers of all dialects that an analyzer was made with. */
const spellers = new WeakMap<DialectFacts, Speller>();

export function addSpeller(dialect: DialectFacts, speller: Speller): void {
  spellers.set(dialect, speller);
}

/** How a dialect writes references and new resources. Throws for one that no analyzer was made with. */
export function speller(dialect: DialectFacts): Speller {
  const found = spellers.get(dialect);
  if (!found) throw new Error(`no analyzer knows the dialect ${dialect.name}`);
  return found;
}
