import { alone, type Asked, code, isNull, reached, serviceOf, sisters, strangersOf } from './asked.ts';
import type { EnforcedKey } from './enforced-key.ts';
import { confined, coversAction, fires, reaches } from './parts.ts';

/** Calls that must be let in, and are denied. */
export const deniedSpared = (asked: Asked) =>
  (asked.key.spared ?? []).filter(({ carries, ...call }) => {
    const { statement, key } = asked;
    const context = { ...alone(asked, 'absent'), ...carries };
    return (
      coversAction(statement, call.action) === 'always' &&
      reaches(statement, call) === 'always' &&
      fires(statement, context) === 'always' &&
      !confined(statement, context, serviceOf(key))
    );
  });

/** It denies calls that never carry the key: those a launch needs besides, other actions that it names. */
export function sparesNot(asked: Asked): string | undefined {
  const { statement, key, name } = asked;
  const missing = alone(asked, 'absent');
  const spared = deniedSpared(asked).find(({ reported }) => !reported);
  if (spared) return `it denies ${spared.what}`;
  if (key.maybeMore || statement.notActions || fires(statement, missing) !== 'always') return undefined;
  const stranger = strangersOf(asked)[0];
  return stranger === undefined || confined(statement, missing, serviceOf(key))
    ? undefined
    : `${code(stranger)} never carries ${code(key.key)}, and ${code(operatorOf(asked, name))} holds where the key is missing: every such call is denied`;
}

function operatorOf({ conditions, statement, key }: Asked, name: string): string {
  const holding = conditions.find(
    (one) => fires({ ...statement, conditions: [one] }, { [name]: 'absent' }) === 'always',
  );
  return (holding ?? conditions[0])?.operator ?? key.key;
}

/** It denies what is encrypted as it should be. */
export function blocksProper(asked: Asked): string | undefined {
  const { statement, key, conditions } = asked;
  if (reached(asked).length === 0 || confined(statement, alone(asked, 'absent'), serviceOf(key))) return undefined;
  const blocked = key.proper.filter((held) => fires(statement, alone(asked, held)) === 'always');
  const all = key.proper.length > 0 && blocked.length === key.proper.length;
  if (key.takes === 'flag' ? blocked.length === 0 : !all) return undefined;
  if (sisters(statement, key).length > 0) return undefined;
  if (key.takes === 'flag')
    return blocked[0] === 'absent'
      ? `it denies calls that leave ${code(key.key)} out, and those are encrypted`
      : `it denies calls with ${code(key.key)} at ${code(String(blocked[0]?.[0]))}, which are the encrypted ones`;
  if (conditions.every((one) => isNull(one)))
    return key.takes === 'text' && key.proper.includes('absent')
      ? `${code('Null')} with ${code('"true"')} stands for calls without ${code(key.key)}: those are denied, and the others are let in`
      : key.takes === 'key'
        ? `it denies every call that names a key, and lets those in that name none: ${code('Null')} is ${code('"true"')} where ${code(key.key)} is missing`
        : undefined;
  const values = conditions.flatMap((one) => (isNull(one) ? [] : one.values));
  return `no call carries ${values.map(code).join(' or ')} under ${code(key.key)}${formOf(key)}, so every call is denied`;
}

const formOf = ({ takes, key, proper }: EnforcedKey): string =>
  takes === 'word'
    ? ` (it is ${proper.map((one) => code(String(one[0]))).join(', ')})`
    : takes === 'key'
      ? ', which compares the full ARN of the key'
      : key === 'kms:ViaService'
        ? ' (it is `service.region.amazonaws.com`)'
        : '';

/** It denies calls that leave the encryption as it is. */
export function blocksUpdates(asked: Asked): string | undefined {
  const { statement, key } = asked;
  const missing = alone(asked, 'absent');
  const call = reached(asked, key.updates ?? []).find(({ action }) => coversAction(statement, action) === 'always');
  if (!call || fires(statement, missing) !== 'always' || confined(statement, missing, serviceOf(key))) return undefined;
  if (!statement.actions.includes(call.action.toLowerCase())) return undefined;
  return `it denies every ${code(call.action)} that leaves the encryption as it is: such calls don't carry ${code(key.key)}. Put the call in a statement of its own, with ${code('Null')} at ${code('"false"')} beside the condition`;
}
