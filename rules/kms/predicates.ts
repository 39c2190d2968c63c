import type { Predicate, Statement, Truth } from '../dsl.ts';

/** Conditions that pin a statement for everyone to an account, an organisation or named principals. */
const PINS = [
  'kms:calleraccount',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalarn',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceowner',
];
const POSITIVE = /^(foranyvalue:)?(string(equals|like|equalsignorecase)|arn(equals|like))$/;

/** No statement allows everyone without a condition that pins who that is. A `Deny` for everyone closes nothing and opens nothing. */
export const closed: Predicate = (policy) => {
  const truths = policy.statements.map((statement): Truth =>
    // An open statement may hold the condition that pins it.
    statement.open !== undefined ? 'unknown' : opens(statement) ? 'no' : 'yes',
  );
  if (truths.includes('no')) return 'no';
  return truths.includes('unknown') || policy.open !== undefined ? 'unknown' : 'yes';
};

function opens(statement: Statement): boolean {
  if (statement.effect !== 'Allow') return false;
  const everyone =
    statement.notPrincipal ||
    (statement.principals ?? []).some(({ type, value }) => value === '*' && (type === 'AWS' || type === '*'));
  return (
    everyone &&
    !statement.conditions.some(
      (condition) =>
        PINS.includes(condition.key.toLowerCase()) &&
        POSITIVE.test(condition.operator.toLowerCase()) &&
        !condition.values.includes('*'),
    )
  );
}
