import type { KeyUse, UseConditions } from '../model/key-use.ts';
import type { KeyStatement } from '../model/new-key.ts';

/**
 * The statements that let a use's principal in, as plain data: one, and one more for each action that must stand apart. None for
 * creators and callers: a statement for the account lets them in, and their IAM policies say whom. `sid` is the first one's.
 */
export function grantsFor(use: KeyUse, sid: string = sidOf(use)): readonly KeyStatement[] {
  const value = use.principal;
  if (value === undefined || use.actions.length === 0) return [];
  const principal = { type: use.by === 'service' ? 'Service' : 'AWS', value } as const;
  const apart = Object.entries(use.apart ?? {});
  const actions = use.actions.filter((action) => !apart.some(([other]) => other === action));
  return [
    { sid, principal, actions, ...conditionsOf(use.conditions) },
    ...apart.map(([action, conditions], index) => ({
      sid: `${sid}${apart.length === 1 ? 'Grants' : `Apart${String(index + 1)}`}`,
      principal,
      actions: [action],
      ...conditionsOf(conditions),
    })),
  ];
}

function conditionsOf(conditions: UseConditions = {}): Pick<KeyStatement, 'conditions'> {
  const entries = Object.entries(conditions);
  if (entries.length === 0) return {};
  return {
    conditions: Object.fromEntries(
      entries.map(([operator, keys]) => [
        operator,
        Object.fromEntries(
          Object.entries(keys).map(([key, values]) => [key, typeof values === 'string' ? [values] : values]),
        ),
      ]),
    ),
  };
}

/** `sns-cloudwatch-alarm` becomes `SnsCloudwatchAlarm`: letters and digits only. */
const sidOf = ({ id }: KeyUse): string =>
  id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
