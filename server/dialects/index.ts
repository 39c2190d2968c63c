import type { DialectFacts } from '../model/resource.ts';
import { cloudformationFacts } from './cloudformation/facts.ts';
import { cloudformationSpeller } from './cloudformation/spell.ts';
import type { Speller } from './dialect.ts';
import { terraformFacts } from './terraform/facts.ts';
import { terraformSpeller } from './terraform/spell.ts';

/** A notation that resources are written in, with all that others must know of it (docs/decisions/0016). */
export interface Dialect {
  readonly facts: DialectFacts;
  readonly speller: Speller;
}

/** The dialects that AtRest knows. Adding one is adding it here. */
export const DIALECTS: readonly Dialect[] = [
  { facts: cloudformationFacts, speller: cloudformationSpeller },
  { facts: terraformFacts, speller: terraformSpeller },
];
