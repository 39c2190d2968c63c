import type { Scalar } from '../../model/source.ts';

const constants = new Map<string, Scalar>();
for (const [words, value] of [
  [['true', 'yes', 'on'], true],
  [['false', 'no', 'off'], false],
  [['null'], null],
] as const) {
  for (const word of words) {
    constants.set(word, value);
    constants.set(word.toUpperCase(), value);
    constants.set(word.charAt(0).toUpperCase() + word.slice(1), value);
  }
}
constants.set('~', null);

const integer = /^[-+]?(?:0|[1-9][0-9_]*|0x[0-9a-fA-F_]+)$/;
const float = /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?$/;

/**
 * The value of an unquoted, untagged scalar as CloudFormation's Python tools read it: YAML 1.1 without `y` and `n`. Numbers that
 * would lose digits stay text (account numbers with a leading zero, times, dates).
 */
export function plainValue(text: string): Scalar {
  const first = text.charCodeAt(0);
  const numeric = (first >= 48 && first <= 57) || first === 45 || first === 43 || first === 46;
  if (!numeric) return constants.get(text) ?? (constants.has(text) ? null : text);
  if (!integer.test(text) && !float.test(text)) return text;
  const digits = text.replaceAll('_', '');
  const value = digits.includes('0x') ? Number.parseInt(digits, 16) : Number(digits);
  return Number.isSafeInteger(value) || (Number.isFinite(value) && float.test(text)) ? value : text;
}
