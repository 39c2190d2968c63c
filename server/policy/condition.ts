import type { PolicyCondition, PolicyText } from '../model/policy.ts';
import { both, covers, either, type Match, opposite, other } from './text.ts';

/**
 * What a request carries under a condition key: nothing, these values, anything (or nothing) at all, or, `elsewhere`, nothing or a value
 * that no policy names.
 */
export type Carried = 'absent' | 'anything' | 'elsewhere' | readonly PolicyText[];

const FAMILIES: readonly (readonly [RegExp, 'text' | 'folded' | 'like' | 'arn' | 'number' | 'bool'])[] = [
  [/^string(not)?equals$/, 'text'],
  [/^binaryequals$/, 'text'],
  [/^string(not)?equalsignorecase$/, 'folded'],
  [/^string(not)?like$/, 'like'],
  [/^arn(not)?(equals|like)$/, 'arn'],
  [/^numeric(not)?(equals|lessthan|lessthanequals|greaterthan|greaterthanequals)$/, 'number'],
  [/^bool$/, 'bool'],
];

/**
 * Whether a condition lets its statement apply. A positive operator on a key that is absent is false, a negated one true,
 * `...IfExists` true; several values of a positive operator are alternatives, of a negated one none may match
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
 */
export function conditionMatch(condition: PolicyCondition, carried: Carried): Match {
  const [, quantifier = '', written = ''] =
    /^(?:(forallvalues|foranyvalue):)?(.*)$/.exec(condition.operator.toLowerCase()) ?? [];
  const optional = written.endsWith('ifexists');
  const operator = optional ? written.slice(0, -'ifexists'.length) : written;
  if (operator === 'null') return nullMatch(condition, carried);
  const family = FAMILIES.find(([pattern]) => pattern.test(operator))?.[1];
  // AWS refuses what is not an operator.
  if (!family && !/^(date|ipaddress|notipaddress)/.test(operator)) return 'unknown';
  if (carried === 'anything') return 'sometimes';
  if (carried === 'elsewhere') {
    const [without, withOne] = [conditionMatch(condition, 'absent'), conditionMatch(condition, [other('place')])];
    return without === withOne ? without : 'sometimes';
  }
  const negated = operator.includes('not');
  if (carried === 'absent' || carried.length === 0) {
    if (optional) return 'always';
    if (quantifier === 'forallvalues') return 'always';
    if (quantifier === 'foranyvalue') return 'never';
    return negated ? 'always' : 'never';
  }
  if (!family)
    return carried[0] === other('place') && isAddress(operator) ? (negated ? 'always' : 'never') : 'sometimes';
  const each = carried.map((value): Match => {
    const compared: Match[] = condition.values.map((wanted) => compare(family, operator, wanted, value));
    if (condition.open !== undefined) compared.push('unknown');
    const matched = either(compared);
    return negated ? opposite(matched) : matched;
  });
  return quantifier === 'forallvalues' ? both(each) : either(each);
}

const isAddress = (operator: string): boolean => /^(not)?ipaddress$/.test(operator);

function nullMatch({ values, open }: PolicyCondition, carried: Carried): Match {
  const wanted = values[0]?.toLowerCase();
  if (open !== undefined || values.length !== 1 || (wanted !== 'true' && wanted !== 'false')) return 'unknown';
  if (carried === 'anything' || carried === 'elsewhere') return 'sometimes';
  const absent = carried === 'absent';
  return absent === (wanted === 'true') ? 'always' : 'never';
}

function compare(family: string, operator: string, wanted: PolicyText, value: PolicyText): Match {
  switch (family) {
    case 'like':
      return covers(wanted, value);
    case 'arn':
      return arnCovers(wanted, value);
    case 'folded':
    case 'bool':
      return covers(wanted, value, false, true);
    case 'number':
      return numberMatch(operator, wanted, value);
    default:
      return covers(wanted, value, false);
  }
}

/** Each of the first five parts of an ARN is compared by itself; a wildcard does not reach over a colon there. */
function arnCovers(pattern: PolicyText, text: PolicyText): Match {
  if (pattern === '*') return 'always';
  if (covers(pattern, text) === 'never') return 'never';
  const [a, b] = [partsOf(pattern), partsOf(text)];
  if (!a || !b) return covers(pattern, text);
  return both(a.map((part, index) => covers(part, b[index] ?? '')));
}
function partsOf(arn: PolicyText): readonly string[] | undefined {
  const parts = arn.replace(/\$\{[^}]*\}/g, (hole) => hole.replaceAll(':', '\0')).split(':');
  if (parts.length < 6 || parts[0] !== 'arn') return undefined;
  return [...parts.slice(0, 5), parts.slice(5).join(':')].map((part) => part.replaceAll('\0', ':'));
}

function numberMatch(operator: string, wanted: PolicyText, value: PolicyText): Match {
  const [a, b] = [Number(value), Number(wanted)];
  if (wanted === '' || Number.isNaN(b)) return 'unknown';
  if (Number.isNaN(a)) return value.startsWith('${*') ? 'sometimes' : 'unknown';
  const bare = operator.replace(/^numeric(not)?/, '');
  const held =
    bare === 'equals'
      ? a === b
      : bare === 'lessthan'
        ? a < b
        : bare === 'lessthanequals'
          ? a <= b
          : bare === 'greaterthan'
            ? a > b
            : a >= b;
  return held ? 'always' : 'never';
}
