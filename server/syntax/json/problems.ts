import type { ParseErrorCode } from 'jsonc-parser';

export const missingComma = 'A comma is missing before this.';
export const missingBrace = 'A bracket is not closed: add }.';
export const textAfterEnd = 'Text after the end: JSON has a single value.';
export const trailingComma = 'JSON allows no comma after the last item: remove it.';

/** By `ParseErrorCode`, which is a constant enum and so has no names at run time. */
const messages: readonly string[] = [
  '',
  'This is not JSON: put text in double quotes.',
  'This is not a number: write it without leading zeros, or in quotes.',
  'A property name in double quotes is expected here.',
  'A value is expected here.',
  'A colon is missing after the property name.',
  missingComma,
  missingBrace,
  'A bracket is not closed: add ].',
  textAfterEnd,
  'JSON allows no comments: remove it.',
  'The comment is not closed: add */.',
  'The string is not closed: add ".',
  'The number ends too early: complete it.',
  'Wrong \\u escape: four hexadecimal digits are needed.',
  'Unknown escape: double the backslash.',
  'A control character cannot stand in a string: write it as an escape.',
];

/** Says what to do about a syntax error. */
export const jsonMessage = (code: ParseErrorCode): string =>
  messages[code] ?? 'This cannot be read as JSON: check the quotes, commas and brackets.';
