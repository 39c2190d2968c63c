import type { Condition, Policy, Ruling, Statement } from '../dsl.ts';
import { coversAction, confined, fires, reaches } from './parts.ts';
import { enforcedKey, inventedKey, sameService } from './enforced-keys.ts';
import type { Call, EnforcedKey, Held } from './enforced-key.ts';

/** What is wrong with a statement; `doubt` where that can't be known. */
export interface Pitfall {
  readonly because: string;
  readonly at?: Ruling['at'];
  readonly doubt?: true;
}
type Context = Readonly<Record<string, Held>>;

/** A Deny and one of the keys in its conditions, with what the rest of the policy denies. */
interface Asked {
  readonly statement: Statement;
  readonly key: EnforcedKey;
  /** The key's own conditions. */
  readonly conditions: readonly Condition[];
  /** As the policy spells it, in lower case. */
  readonly name: string;
  readonly policy: Policy;
}

const isNull = ({ operator }: Condition): boolean => operator.toLowerCase() === 'null';
const isAction = (action: string): boolean => !/[*?$]/.test(action);
const namesOf = (statement: Statement): readonly string[] => [
  ...new Set(statement.conditions.map(({ key }) => key.toLowerCase())),
];

/** The pitfalls of every Deny that has a condition on a key about encryption, the worst of each first. */
export const pitfallsOf = (policy: Policy): readonly Pitfall[] =>
  policy.statements.flatMap((statement) => (statement.effect === 'Deny' ? ofStatement(statement, policy) : []));

function ofStatement(statement: Statement, policy: Policy): readonly Pitfall[] {
  if (statement.openParts.some((part) => part !== 'principals')) return [];
  const found = namesOf(statement).flatMap((name): readonly Pitfall[] => {
    const conditions = statement.conditions.filter((one) => one.key.toLowerCase() === name);
    if (conditions.some(({ open }) => open !== undefined)) return [];
    const key = enforcedKey(name);
    const site = conditions[0]?.site ?? statement.site;
    const at = site ? { at: site } : {};
    if (key) return ofKey({ statement, key, conditions, name, policy }).map((one) => ({ ...at, ...one }));
    return conditions.some((one) => inventedKey(one.key)) ? [{ ...at, because: invented(statement, conditions) }] : [];
  });
  const [worst] = [...found.filter(({ doubt }) => !doubt), ...found];
  return worst ? [worst] : [];
}

function invented(statement: Statement, conditions: readonly Condition[]): string {
  const [{ key } = { key: '' }] = conditions;
  const blocks = fires(statement, { [key.toLowerCase()]: 'absent' }) === 'always';
  return `AWS has no condition key \`${key}\`: no call carries it, so the statement denies ${
    blocks ? 'every call that it names, encrypted or not' : 'nothing'
  }`;
}

function ofKey(asked: Asked): readonly Pitfall[] {
  const { key } = asked;
  if (key.replacedBy !== undefined)
    return [
      {
        because: `AWS lists \`${key.key}\` on no call any more; \`${key.replacedBy}\` has taken its place`,
        doubt: true,
      },
    ];
  const because =
    misplaced(asked) ?? sparesNot(asked) ?? blocksProper(asked) ?? letsThrough(asked) ?? blocksUpdates(asked);
  if (because !== undefined) return [{ because }];
  const doubt = unsure(asked);
  const idle = idleFor(asked);
  return idle === undefined ? (doubt === undefined ? [] : [{ because: doubt, doubt: true }]) : [{ because: idle }];
}

/** What a call carries that has the one under the key, and nothing under its sisters in the statement. */
const alone = ({ statement, key, name }: Asked, held: Held): Context => ({
  ...Object.fromEntries(sisters(statement, key).map((sister) => [sister, 'absent' as const])),
  [name]: held,
});
const sisters = (statement: Statement, key: EnforcedKey): readonly string[] =>
  namesOf(statement).filter((name) => {
    const sister = enforcedKey(name);
    return sister !== undefined && sameService(sister, key);
  });

/** The calls that carry the key and that the statement names, with whether its resources reach what carries it. */
function reached({ statement, key }: Asked, which: readonly Call[] = carriersOf(key)): readonly Call[] {
  return which.filter(
    (call) => coversAction(statement, call.action) !== 'never' && reaches(statement, call) !== 'never',
  );
}
const carriersOf = ({ on, updates = [], also = [] }: EnforcedKey): readonly Call[] => [...on, ...updates, ...also];
const code = (text: string): string => `\`${text}\``;
const serviceOf = ({ key }: EnforcedKey): string => key.slice(0, key.indexOf(':')).toLowerCase();

/** Its resources are not those that carry the key, or its actions are those that must be let in. */
function misplaced(asked: Asked): string | undefined {
  const { statement, key } = asked;
  if (key.maybeMore || carriersOf(key).length === 0) return undefined;
  const covered = carriersOf(key).filter(({ action }) => coversAction(statement, action) === 'always');
  if (statement.notActions && key.on.every(({ action }) => coversAction(statement, action) === 'never'))
    return `\`NotAction\` leaves out the very calls that carry \`${key.key}\`, so they are not denied`;
  for (const action of new Set(covered.map((call) => call.action))) {
    const carriers = covered.filter((call) => call.action === action);
    if (!statement.actions.includes(action.toLowerCase()) && reached(asked).length > 0) continue;
    if (carriers.some((call) => reaches(statement, call) !== 'never')) continue;
    const where = [...new Set(carriers.map(({ on = '*' }) => code(on.replace(/\$\{[^}]*\}/g, '*'))))].join(' or ');
    return `${code(action)} carries \`${key.key}\` on ${where} only, and the \`Resource\` of the statement names something else: ${
      fires(statement, alone(asked, 'absent')) === 'always'
        ? 'the key is missing there and the condition holds, so the calls are denied, encrypted or not'
        : 'such calls are never denied'
    }`;
  }
  return undefined;
}

/** Calls that must be let in, and are denied. */
const deniedSpared = (asked: Asked) =>
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
function sparesNot(asked: Asked): string | undefined {
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

/** Actions written out that don't carry the key. */
const strangersOf = ({ statement, key }: Asked): readonly string[] =>
  statement.notActions
    ? []
    : statement.actions.filter(
        (action) =>
          isAction(action) && !carriersOf(key).some((call) => call.action.toLowerCase() === action.toLowerCase()),
      );

function operatorOf({ conditions, statement, key }: Asked, name: string): string {
  const holding = conditions.find(
    (one) => fires({ ...statement, conditions: [one] }, { [name]: 'absent' }) === 'always',
  );
  return (holding ?? conditions[0])?.operator ?? key.key;
}

/** It denies what is encrypted as it should be. */
function blocksProper(asked: Asked): string | undefined {
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

/** What its own words are meant for gets through, and nothing else in the policy denies it. */
function letsThrough(asked: Asked): string | undefined {
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
  const context: Record<string, Held> = { [name]: held };
  const encrypted =
    key.takes === 'key' ? held !== 'absent' : key.takes === 'word' && String(held[0]).startsWith('aws:kms');
  for (const sister of sisters(statement, key)) {
    const of = enforcedKey(sister);
    if (!of) continue;
    if (of.takes === 'flag')
      context[sister] = (key.takes === 'flag' || encrypted ? of.proper : of.others).at(-1) ?? 'absent';
    else if (of.takes === 'word') context[sister] = [encrypted ? 'aws:kms' : 'AES256'];
    else if (key.takes !== 'key' && !encrypted) context[sister] = 'absent';
    else {
      const own = statement.conditions.filter((one) => one.key.toLowerCase() === sister);
      const values = own.flatMap((one): readonly Held[] => (isNull(one) ? [] : [one.values.slice(0, 1)]));
      const quiet = [...values, ...of.proper].find(
        (one) => fires({ ...statement, conditions: own }, { [sister]: one }) === 'never',
      );
      if (!quiet) return undefined;
      context[sister] = quiet;
    }
  }
  return context;
}

const deniedElsewhere = (policy: Policy, except: Statement, call: Call, context: Context): boolean =>
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
    return 'all conditions of a statement must hold, and those on its other keys don’t. Use one statement for each key';
  const nulls = conditions.filter((one) => isNull(one) && String(one.values[0]).toLowerCase() === 'true');
  if (held !== 'absent' && nulls.length > 0)
    return conditions.length > nulls.length
      ? '`Null` with `"true"` holds only where the key is missing, and all conditions of a statement must hold. Use two statements, or `Null` with `"false"`'
      : '`Null` with `"true"` holds only where the key is missing';
  return 'its condition does not hold there';
}

/** It denies calls that leave the encryption as it is. */
function blocksUpdates(asked: Asked): string | undefined {
  const { statement, key } = asked;
  const missing = alone(asked, 'absent');
  const call = reached(asked, key.updates ?? []).find(({ action }) => coversAction(statement, action) === 'always');
  if (!call || fires(statement, missing) !== 'always' || confined(statement, missing, serviceOf(key))) return undefined;
  if (!statement.actions.includes(call.action.toLowerCase())) return undefined;
  return `it denies every ${code(call.action)} that leaves the encryption as it is: such calls don’t carry ${code(key.key)}. Put the call in a statement of its own, with ${code('Null')} at ${code('"false"')} beside the condition`;
}

/** An action that it names does not carry the key, so nothing is denied there. */
function idleFor(asked: Asked): string | undefined {
  const { statement, key } = asked;
  if (key.maybeMore || fires(statement, alone(asked, 'absent')) !== 'never') return undefined;
  const [stranger] = strangersOf(asked);
  return stranger === undefined
    ? undefined
    : `${code(stranger)} never carries ${code(key.key)}, so such calls are never denied`;
}

function unsure(asked: Asked): string | undefined {
  const { statement, key, conditions, policy } = asked;
  if (key.many && conditions.some((one) => !isNull(one) && !/^for(any|all)values?:/i.test(one.operator)))
    return `${code(key.key)} holds several values, and what an operator without ${code('ForAnyValue:')} does with them is not defined`;
  const spared = deniedSpared(asked).find(({ reported }) => reported);
  if (spared) return spared.what;
  if (!key.unclear) return undefined;
  const missing = alone(asked, 'absent');
  const call = reached(asked, key.on)[0];
  if (!call || fires(statement, missing) !== 'never' || deniedElsewhere(policy, statement, call, missing))
    return undefined;
  return `whether a call that leaves the setting out carries ${code(key.key)} is not documented; ${code(
    `${conditions[0]?.operator ?? 'Bool'}IfExists`,
  )} denies both`;
}
