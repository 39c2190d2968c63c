import { type Fresh, type FreshMap, isFreshList, isFreshMap, isRawExpression, isTagged } from '../../model/fresh.ts';
import { refuse } from '../refused.ts';
import { type BlockPath, isAttribute } from './schema.ts';

/** How a text is written. */
export interface HclManners {
  readonly eol: string;
  readonly step: string;
}

/** An argument of a block or a block in it, as lines of which the first is not indented. */
export interface HclMember {
  /** Undefined for a block. */
  readonly name: string | undefined;
  /** Behind the name of an argument; all of a block. */
  readonly text: string;
}

/** What a map says as the content of the block `within`: its arguments first. Strings in `bare` are names of things, which stand without quotes. */
export function membersOf(
  map: FreshMap,
  within: BlockPath,
  indent: string,
  manners: HclManners,
  bare = isBare,
): readonly HclMember[] {
  const members = Object.entries(map).flatMap(([key, value]): readonly HclMember[] => {
    if (!NAME.test(key)) return refuse(`"${key}" is no name of an argument or a block.`);
    if (!isAttribute(within, key, value))
      return (isFreshList(value) ? value : [value]).map((body) => ({
        name: undefined,
        text: `${key} ${printBody(isFreshMap(body) ? body : {}, [...within, key], indent, manners)}`,
      }));
    return [{ name: key, text: typeof value === 'string' && bare(key) ? value : printValue(value, indent, manners) }];
  });
  return [...members.filter(({ name }) => name !== undefined), ...members.filter(({ name }) => name === undefined)];
}
const isBare = (key: string): boolean => key === 'provider';

/** `{ ... }` of the block `within`. */
export function printBody(
  map: FreshMap,
  within: BlockPath,
  indent: string,
  manners: HclManners,
  bare?: (key: string) => boolean,
): string {
  const inner = indent + manners.step;
  const members = membersOf(map, within, inner, manners, bare);
  if (members.length === 0) return '{}';
  return `{${manners.eol}${inner}${joinMembers(members, inner, manners)}${manners.eol}${indent}}`;
}

/** Arguments with their signs in one column, as far as no value takes several lines; an empty line before each block. */
export function joinMembers(
  members: readonly HclMember[],
  indent: string,
  { eol }: HclManners,
  width?: number,
): string {
  const single = members.filter(({ name, text }) => name !== undefined && !text.includes('\n'));
  const column = width ?? Math.max(0, ...single.map(({ name = '' }) => name.length));
  return members
    .map(({ name, text }, index) => {
      const before = index === 0 ? '' : name === undefined ? eol + eol + indent : eol + indent;
      if (name === undefined) return before + text;
      return `${before}${text.includes('\n') ? name : name.padEnd(column)} = ${text}`;
    })
    .join('');
}

/** A value as an expression. Throws `EditRefused` for what HCL has no word for. */
export function printValue(value: Fresh, indent: string, manners: HclManners): string {
  const { eol, step } = manners;
  const inner = indent + step;
  if (isRawExpression(value)) return value.source;
  if (isTagged(value)) return refuse(`${value.tag} is no word of Terraform.`);
  if (typeof value === 'string') return printText(value);
  if (isFreshList(value)) {
    const items = value.map((item) => printValue(item, inner, manners));
    if (!items.some((item) => item.includes('\n'))) return `[${items.join(', ')}]`;
    return `[${eol}${items.map((item) => `${inner}${item},`).join(eol)}${eol}${indent}]`;
  }
  if (isFreshMap(value)) {
    const members = membersOfObject(value, inner, manners);
    if (members.length === 0) return '{}';
    return `{${eol}${inner}${joinMembers(members, inner, manners)}${eol}${indent}}`;
  }
  return String(value);
}

/** What a map says as the content of an object, in which nothing is a block. */
export const membersOfObject = (map: FreshMap, indent: string, manners: HclManners): readonly HclMember[] =>
  Object.entries(map).map(([key, value]) => ({ name: printKey(key), text: printValue(value, indent, manners) }));

const NAME = /^[A-Za-z_][\w-]*$/;
const printKey = (key: string): string => (NAME.test(key) ? key : printText(key));

/** A text whose parts in `${…}` stay what they are; one that is nothing but a part is that part. */
export function printText(text: string): string {
  const whole = partEnd(text, 0) === text.length && text.startsWith('${');
  if (whole) return text.slice(2, -1).trim();
  let put = '';
  for (let at = 0; at < text.length;) {
    const end = partEnd(text, at);
    put += end === undefined ? JSON.stringify(text.charAt(at)).slice(1, -1) : text.slice(at, end);
    at = end ?? at + 1;
  }
  return `"${put}"`;
}

/** Behind the `${…}` or `%{…}` that starts at a place; undefined where none does, or where it does not end. */
function partEnd(text: string, at: number): number | undefined {
  if (!/^[$%]\{/.test(text.slice(at, at + 2)) || text.charAt(at - 1) === text.charAt(at)) return undefined;
  let depth = 0;
  for (let place = at + 1; place < text.length; place++) {
    if (text[place] === '{') depth++;
    else if (text[place] === '}' && --depth === 0) return place + 1;
  }
  return undefined;
}
