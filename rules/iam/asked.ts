import type { Condition, Policy, Statement } from '../dsl.ts';
import type { Call, EnforcedKey, Held } from './enforced-key.ts';
import { enforcedKey, sameService } from './enforced-keys.ts';
import { coversAction, reaches } from './parts.ts';

export type Context = Readonly<Record<string, Held>>;

/** A Deny and one of the keys in its conditions, with what the rest of the policy denies. */
export interface Asked {
  readonly statement: Statement;
  readonly key: EnforcedKey;
  /** The key's own conditions. */
  readonly conditions: readonly Condition[];
  /** As the policy spells it, in lower case. */
  readonly name: string;
  readonly policy: Policy;
}

export const isNull = ({ operator }: Condition): boolean => operator.toLowerCase() === 'null';

export const namesOf = (statement: Statement): readonly string[] => [
  ...new Set(statement.conditions.map(({ key }) => key.toLowerCase())),
];

export const code = (text: string): string => `\`${text}\``;

export const serviceOf = ({ key }: EnforcedKey): string => key.slice(0, key.indexOf(':')).toLowerCase();

export const carriersOf = ({ on, updates = [], also = [] }: EnforcedKey): readonly Call[] => [
  ...on,
  ...updates,
  ...also,
];

/** The calls that carry the key and that the statement names, with whether its resources reach what carries it. */
export function reached({ statement, key }: Asked, which: readonly Call[] = carriersOf(key)): readonly Call[] {
  return which.filter(
    (call) => coversAction(statement, call.action) !== 'never' && reaches(statement, call) !== 'never',
  );
}

export const sisters = (statement: Statement, key: EnforcedKey): readonly string[] =>
  namesOf(statement).filter((name) => {
    const sister = enforcedKey(name);
    return sister !== undefined && sameService(sister, key);
  });

/** What a call carries that has the one under the key, and nothing under its sisters in the statement. */
export const alone = ({ statement, key, name }: Asked, held: Held): Context => ({
  ...Object.fromEntries(sisters(statement, key).map((sister) => [sister, 'absent' as const])),
  [name]: held,
});

const isAction = (action: string): boolean => !/[*?$]/.test(action);

/** Actions written out that don't carry the key. */
export const strangersOf = ({ statement, key }: Asked): readonly string[] =>
  statement.notActions
    ? []
    : statement.actions.filter(
        (action) =>
          isAction(action) && !carriersOf(key).some((call) => call.action.toLowerCase() === action.toLowerCase()),
      );
