import type { Condition, Policy, Statement } from '../dsl.ts';
import { alone, type Asked, carriersOf, code, type Context, isNull, reached, sisters, strangersOf } from './asked.ts';
import type { Call, EnforcedKey, Held } from './enforced-key.ts';
import { enforcedKey } from './enforced-keys.ts';
import { coversAction, fires, reaches } from './parts.ts';

/** Its resources are not those that carry the key, or its actions are those that must be let in. */
export function misplaced(asked: Asked): string | undefined {
  const { statement, key } = asked;
  if (key.maybeMore || carriersOf(key).length === 0) return undefined;
  const covered = carriersOf(key).filter(({ action }) => coversAction(statement, action) === 'always');
  if (statement.notActions && key.on.every(({ action }) => coversAction(statement, action) === 'never'))
    return `\`NotAction\` leaves out the very calls that carry \`${key.key}\`, so it does not deny them`;
  for (const action of new Set(covered.map((call) => call.action))) {
    const carriers = covered.filter((call) => call.action === action);
    if (!statement.actions.includes(action.toLowerCase()) && reached(asked).length > 0) continue;
    if (carriers.some((call) => reaches(statement, call) !== 'never')) continue;
    const where = [...new Set(carriers.map(({ on = '*' }) => code(on.replace(/\$\{[^}]*\}/g, '*'))))].join(' or ');
    return `${code(action)} carries \`${key.key}\` on ${where} only, and the \`Resource\` of the statement names something else: ${
      !carriers.every((call) => call.alone) && fires(statement, alone(asked, 'absent')) === 'always'
        ? 'the key is missing there and the condition holds, so the calls are denied, encrypted or not'
        : 'it never denies such calls'
    }`;
  }
  return undefined;
}

/** What its own words are meant for gets through, and nothing else in the policy denies it. */
export function letsThrough(asked: Asked): string | undefined {
  const { statement, key, policy } = asked;
  const calls = reached(asked, key.on);
  if (calls.length === 0) return undefined;
  const wished = wishesOf(asked);
  for (const held of wished) {
    const context = realistic(asked, held);
    if (!context || fires(statement, context) !== 'never') continue;
    const call = calls.find((one) => !deniedElsewhere(policy, statement, one, context));
    if (!call) continue;
    return `${code(call.action)} ${heldText(key, held)} gets through: ${whyNot(asked, held)}`;
  }
  return wished.length === 0 &&
    key.takes === 'number' &&
    [...key.others, 'absent' as const].every((held) => fires(statement, alone(asked, held)) === 'never')
    ? `no call carries a value of ${code(key.key)} for which it holds, so it denies nothing`
    : undefined;
}

/** What calls carry that one of the conditions, by itself, is meant to deny. */
function wishesOf({ key, conditions, statement, name }: Asked): readonly Held[] {
  if (key.takes === 'flag') return key.others;
  const meantBy = (one: Condition, held: Held) =>
    fires({ ...statement, conditions: [one] }, { [name]: held }) === 'always';
  return [
    ...key.others.filter((held) => conditions.some((one) => !isNull(one) && meantBy(one, held))),
    ...(conditions.some((one) => isNull(one) && meantBy(one, 'absent')) ? (['absent'] as const) : []),
    // To be there at all is what it is meant for.
    ...(key.takes === 'text' && key.proper.includes('absent') ? key.others : []),
  ];
}

/** What a call that has this under the key carries under its sisters; undefined when no such call is known. */
function realistic({ statement, key, name }: Asked, held: Held): Context | undefined {
  const context = new Map<string, Held>([[name, held]]);
  const encrypted =
    key.takes === 'key' ? held !== 'absent' : key.takes === 'word' && String(held[0]).startsWith('aws:kms');
  for (const sister of sisters(statement, key)) {
    const of = enforcedKey(sister);
    if (!of) continue;
    if (of.takes === 'flag')
      context.set(sister, (key.takes === 'flag' || encrypted ? of.proper : of.others).at(-1) ?? 'absent');
    else if (of.takes === 'word') context.set(sister, [encrypted ? 'aws:kms' : 'AES256']);
    else if (key.takes !== 'key' && !encrypted) context.set(sister, 'absent');
    else {
      const own = statement.conditions.filter((one) => one.key.toLowerCase() === sister);
      const values = own.flatMap((one): readonly Held[] => (isNull(one) ? [] : [one.values.slice(0, 1)]));
      const quiet = [...values, ...of.proper].find(
        (one) => fires({ ...statement, conditions: own }, { [sister]: one }) === 'never',
      );
      if (!quiet) return undefined;
      context.set(sister, quiet);
    }
  }
  return Object.fromEntries(context);
}

export const deniedElsewhere = (policy: Policy, except: Statement, call: Call, context: Context): boolean =>
  policy.open !== undefined ||
  policy.statements.some(
    (other) =>
      other !== except &&
      other.effect !== 'Allow' &&
      coversAction(other, call.action) !== 'never' &&
      reaches(other, call) !== 'never' &&
      fires(other, context) !== 'never',
  );

function heldText(key: EnforcedKey, held: Held): string {
  if (held === 'absent') return `without ${code(key.key)}`;
  if (key.takes === 'key') return 'under another key';
  return `with ${code(key.key)} at ${code(String(held[0]).startsWith('${') ? 'another value' : String(held[0]))}`;
}

function whyNot({ statement, key, conditions }: Asked, held: Held): string {
  if (sisters(statement, key).length > 0)
    return "all conditions of a statement must hold, and those on its other keys don't. Use one statement for each key";
  const nulls = conditions.filter((one) => isNull(one) && String(one.values[0]).toLowerCase() === 'true');
  if (held !== 'absent' && nulls.length > 0)
    return conditions.length > nulls.length
      ? '`Null` with `"true"` holds only where the key is missing, and all conditions of a statement must hold. Use two statements, or `Null` with `"false"`'
      : '`Null` with `"true"` holds only where the key is missing';
  return 'its condition does not hold there';
}

/** An action that it names does not carry the key, so nothing is denied there. */
export function idleFor(asked: Asked): string | undefined {
  const { statement, key } = asked;
  if (key.maybeMore || fires(statement, alone(asked, 'absent')) !== 'never') return undefined;
  const [stranger] = strangersOf(asked);
  return stranger === undefined
    ? undefined
    : `${code(stranger)} never carries ${code(key.key)}, so the statement never denies such calls`;
}
