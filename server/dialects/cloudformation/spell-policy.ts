import type { KeyStatement } from '../../model/new-key.ts';
import type { Fresh } from '../../syntax/fresh.ts';
import { deployText } from './spell-text.ts';

/** A key policy as it stands in a key's properties. In it, the resource `*` is the key itself. */
export const keyPolicy = (statements: readonly KeyStatement[]): Fresh => ({
  Version: '2012-10-17',
  Statement: statements.map(({ sid, principal, actions, conditions = {} }) => ({
    Sid: sid,
    Effect: 'Allow',
    Principal: { [principal.type]: deployText(principal.value) },
    Action: oneOrMore(actions),
    Resource: '*',
    ...(Object.keys(conditions).length > 0 && { Condition: conditionsOf(conditions) }),
  })),
});

const conditionsOf = (conditions: NonNullable<KeyStatement['conditions']>): Fresh =>
  Object.fromEntries(
    Object.entries(conditions).map(([operator, tests]) => [
      operator,
      Object.fromEntries(Object.entries(tests).map(([key, values]) => [key, oneOrMore(values.map(deployText))])),
    ]),
  );

const oneOrMore = (values: readonly Fresh[]): Fresh => (values.length === 1 ? (values[0] ?? '') : values);
