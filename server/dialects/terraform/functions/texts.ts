import { known } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import { asNumber, asText, isNull, isUnread, maximumItems } from '../evaluate/coerce.ts';
import { failure } from '../evaluate/failure.ts';
import { notKnown } from '../evaluate/trace.ts';
import { ascii, at, computed, isList, listOf, notAList, ofTexts, passOn } from './builtin.ts';
import type { Builtins } from './builtin.ts';
import { format } from './format.ts';
import { matchOf, patternOf } from './pattern.ts';

/** Where letters beyond ASCII would need Unicode's tables in Terraform's version, the result is left open. */
const ofAscii = (compute: (text: string) => string) =>
  ofTexts(1, 1, (text = '') => (ascii(text) ? compute(text) : undefined));

export const texts: Builtins = {
  lower: ofAscii((text) => text.toLowerCase()),
  upper: ofAscii((text) => text.toUpperCase()),
  title: ofAscii((text) => text.replace(/(?<![A-Za-z0-9_])[a-z]/g, (letter) => letter.toUpperCase())),
  strrev: ofAscii((text) => Array.from(text).reverse().join('')),
  chomp: ofTexts(1, 1, (text = '') => chomp(text)),
  trimspace: ofTexts(1, 1, (text = '') => (ascii(text) ? text.trim() : undefined)),
  trim: ofTexts(2, 2, (text = '', cut = '') => trim(text, cut)),
  trimprefix: ofTexts(2, 2, (text = '', prefix = '') => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimsuffix: ofTexts(2, 2, (text = '', suffix = '') =>
    suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  startswith: ofTexts(2, 2, (text = '', prefix = '') => text.startsWith(prefix)),
  endswith: ofTexts(2, 2, (text = '', suffix = '') => text.endsWith(suffix)),
  strcontains: ofTexts(2, 2, (text = '', part = '') => text.includes(part)),
  substr: (args) => {
    const text = asText(at(args, 0));
    const offset = asNumber(at(args, 1));
    const length = asNumber(at(args, 2));
    if (isUnread(text)) return passOn(text);
    if (isUnread(offset)) return passOn(offset);
    if (isUnread(length)) return passOn(length);
    return computed(ascii(text) ? substr(text, offset, length) : undefined, args);
  },
  replace: ofTexts(3, 3, (text = '', part = '', by = '') => replace(text, part, by)),
  split: (args) => {
    const separator = asText(at(args, 0));
    const text = asText(at(args, 1));
    if (isUnread(separator)) return passOn(separator);
    if (isUnread(text)) return passOn(text);
    const parts = text.split(separator, maximumItems + 1);
    return listOf(
      parts.map((part) => known(part)),
      args,
    );
  },
  join: ([separator, ...lists]) => joinLists(separator ?? known(null), lists),
  format: ([pattern, ...args]) => format(pattern ?? known(null), args),
  formatlist: (args) => formatLists(args),
  regex: (args) => {
    const found = ofTexts(2, 2, (pattern = '', text = '') => matchOf(pattern, text))(args);
    return isNull(found) ? failure('the pattern does not match') : found;
  },
};

function trim(text: string, cut: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && cut.includes(text.charAt(start))) start += 1;
  while (end > start && cut.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Not by a pattern: from each line end inside the text it would look for the end anew. */
function chomp(text: string): string {
  let end = text.length;
  while (end > 0 && '\r\n'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function substr(text: string, offset: number, length: number): string | undefined {
  if (!Number.isInteger(offset) || !Number.isInteger(length)) return undefined;
  const start = offset < 0 ? Math.max(0, text.length + offset) : offset;
  return text.slice(start, length < 0 ? undefined : start + length);
}

function replace(text: string, part: string, by: string): string | undefined {
  if (part.length < 2 || !part.startsWith('/') || !part.endsWith('/')) return text.split(part).join(by);
  const pattern = patternOf(part.slice(1, -1), text);
  return pattern && !/[$\\]/.test(by) ? text.replace(new RegExp(pattern, 'g'), () => by) : undefined;
}

function joinLists(separator: Value, lists: readonly Value[]): Value {
  const glue = asText(separator);
  if (isUnread(glue)) return passOn(glue);
  const parts: string[] = [];
  for (const list of lists) {
    if (!isList(list)) return notAList(list);
    if (list.open !== undefined) return notKnown(list, true);
    for (const item of list.items) {
      const text = asText(item);
      if (isUnread(text)) return passOn(text);
      parts.push(text);
    }
  }
  return computed(parts.join(glue), [separator, ...lists]);
}

function formatLists([pattern, ...args]: readonly Value[]): Value {
  const lists = args.filter(isList);
  const [first] = lists;
  if (!pattern) return failure('a format is needed');
  const open = args.find((arg) => (isList(arg) ? arg.open !== undefined : arg.is === 'unknown'));
  if (open) return notKnown(open, true);
  if (!first) return listOf([format(pattern, args)], args);
  if (lists.some(({ items }) => items.length !== first.items.length)) return failure('lists of different lengths');
  const rows = first.items.map((_, row) => args.map((arg) => (isList(arg) ? at(arg.items, row) : arg)));
  return listOf(
    rows.map((row) => format(pattern, row)),
    args,
  );
}
