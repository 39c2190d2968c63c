import type { OnlyIf } from '../../model/kind.ts';
import { holds } from '../formula/formula.ts';
import type { Look, Subject } from '../look.ts';

/** Why a change is not to be made here; undefined where it may be. What may break is not made either. */
export const whyNot = (onlyIf: OnlyIf | undefined, about: Subject, look: Look): string | undefined =>
  onlyIf && holds(onlyIf.holds, about, look) !== 'yes' ? onlyIf.because : undefined;
