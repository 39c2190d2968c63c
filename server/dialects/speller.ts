import type { Dialect } from '../model/resource.ts';
import { cloudformationSpeller } from './cloudformation/spell.ts';
import type { Speller } from './dialect.ts';
import { terraformSpeller } from './terraform/spell.ts';

/** How a dialect writes references and new resources. */
export const speller = (dialect: Dialect): Speller =>
  dialect === 'cloudformation' ? cloudformationSpeller : terraformSpeller;
