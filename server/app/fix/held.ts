import type { Fix } from '../../model/finding.ts';
import { matterOf } from '../../model/identity.ts';
import type { Choice } from './choice.ts';

/** A fix that is made again more often than this is undone by another one. */
const maximumTimes = 50;

/** What is not tried again in later rounds: what a deploy forbids, and what other fixes undo. */
export interface HeldBack {
  readonly hold: (fix: Fix, because: string) => void;
  readonly made: (fix: Fix) => void;
  readonly unlessHeld: (choice: Choice) => Choice;
}

export function createHeldBack(): HeldBack {
  const held = new Map<string, string>();
  const times = new Map<string, number>();
  return {
    hold: (fix, because) => void held.set(orderOf(fix), because),
    made: (fix) => void times.set(orderOf(fix), (times.get(orderOf(fix)) ?? 0) + 1),
    unlessHeld: (choice) => {
      if (!('fix' in choice)) return choice;
      const { fix } = choice;
      const order = orderOf(fix);
      if ((times.get(order) ?? 0) >= maximumTimes) return { because: 'Fixes of it undo each other.', refused: true };
      const because = held.get(order);
      return because === undefined ? choice : { because, refused: false, ...(fix.recipe && { recipe: fix.recipe }) };
    },
  };
}

/** The same fix of the same matter, in whatever text it stands. */
const orderOf = ({ finding, id }: Fix): string => `${matterOf(finding)}\n${id}`;
