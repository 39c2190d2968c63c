import { code } from '../model/text/code.ts';
import type { DeployEffect, DeployOutcome } from '../model/deploy.ts';

const EFFECT: Readonly<Record<DeployEffect['effect'], string>> = {
  creates: 'is created',
  removes: 'is removed',
  'in-place': 'is changed in place',
  interrupts: 'is changed in place, with an interruption',
  'may-replace': 'may be replaced',
  unknown: 'is changed, and it is not known how',
  replaces: 'is replaced',
  rejected: "can't be updated: the deploy fails",
};
const DATA: Readonly<Record<NonNullable<DeployEffect['data']>, string>> = {
  dropped: ' and loses its data',
  snapshot: '; a snapshot of the old one stays',
  kept: '; the old one stays outside of the stack',
};

/** "`Fs` is replaced and loses its data (`Encrypted` can't be changed in place)". */
export const tellEffect = ({ resource, effect, because, data }: DeployEffect): string =>
  `${code(resource)} ${EFFECT[effect]}${data === undefined ? '' : DATA[data]} (${because})`;

/** All of them, and that there may be more. */
export const tellOutcome = ({ computed, effects }: DeployOutcome): readonly string[] => [
  ...effects.map(tellEffect),
  ...(computed ? [] : ['the impact on other resources was not computed']),
];

/** Nothing is left to say of a deploy that only changes things in place. */
export const isPlain = ({ effects }: DeployOutcome): boolean =>
  effects.every(({ effect }) => effect === 'in-place' || effect === 'creates');
