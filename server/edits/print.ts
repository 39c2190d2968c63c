import type { Scalar } from '../model/source.ts';
import { isTagged } from '../syntax/fresh.ts';
import type { Fresh, Tagged } from '../syntax/fresh.ts';

type FreshMap = Readonly<Record<string, Fresh>>;
export const isFreshList = (value: Fresh): value is readonly Fresh[] => Array.isArray(value);
export const isFreshMap = (value: Fresh): value is FreshMap =>
  typeof value === 'object' && value !== null && !isFreshList(value) && !isTagged(value);
/** Printed over several lines in block style. */
export const isDeep = (value: Fresh): boolean =>
  (isFreshList(value) && value.length > 0) || (isFreshMap(value) && Object.keys(value).length > 0);

/** Text that YAML readers of any version take for the same string without quotes, in flow collections too. */
const plainWord = /^[A-Za-z_/$][\w ./:@+*=$-]*$/;
const special = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i;

export function yamlString(text: string, quote: "'" | '"', flow = false): string {
  const plain =
    plainWord.test(text) && !special.test(text) && !/: |:$| $|^\$\$/.test(text) && !(flow && /: ?|\$\{/.test(text));
  if (plain) return text;
  return quoted(text, quote);
}

export function quoted(text: string, quote: "'" | '"'): string {
  if (quote === '"' || /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]/.test(text)) {
    return JSON.stringify(text).replace(
      /[\u007f-\u009f\u2028\u2029\ufeff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  }
  return `'${text.replaceAll("'", "''")}'`;
}

/** A value on one line: how strings and keys are quoted, and what stands between the parts. */
export interface FlowStyle {
  readonly syntax: 'yaml' | 'json';
  readonly quoteKeys: boolean;
  readonly quote: "'" | '"';
  readonly colon: string;
  readonly comma: string;
  readonly padding: string;
  readonly unit: string;
  readonly eol: string;
}

/** `indent` is that of the line the value starts on when it may take several lines. */
export function printFlow(value: Fresh, style: FlowStyle, indent?: string): string {
  if (isTagged(value)) {
    if (style.syntax === 'json') return printFlow(spelledOut(value), style, indent);
    return `${value.tag} ${yamlString(value.value, style.quote, true)}`;
  }
  if (isFreshList(value))
    return enclose(
      '[',
      value.map((item) => (deeper: string | undefined) => printFlow(item, style, deeper)),
      ']',
      style,
      indent,
    );
  if (!isFreshMap(value)) return flowScalar(value, style);
  const members = Object.entries(value).map(
    ([key, child]) =>
      (deeper: string | undefined) =>
        printMember(key, child, style, deeper),
  );
  return enclose('{', members, '}', style, indent);
}

export const printMember = (key: string, value: Fresh, style: FlowStyle, indent?: string): string =>
  `${printKey(key, style)}${style.colon}${printFlow(value, style, indent)}`;

function printKey(key: string, style: FlowStyle): string {
  if (style.syntax === 'json') return JSON.stringify(key);
  return style.quoteKeys ? quoted(key, style.quote) : yamlString(key, style.quote, true);
}

export function flowScalar(value: Scalar, style: FlowStyle): string {
  if (typeof value !== 'string') return String(value);
  if (style.syntax === 'json') return JSON.stringify(value);
  return style.quoteKeys ? quoted(value, style.quote) : yamlString(value, style.quote, true);
}

function enclose(
  open: string,
  members: readonly ((indent: string | undefined) => string)[],
  close: string,
  style: FlowStyle,
  indent: string | undefined,
): string {
  if (members.length === 0) return open + close;
  if (indent === undefined) {
    const pad = open === '{' ? style.padding : '';
    return open + pad + members.map((print) => print(undefined)).join(style.comma) + pad + close;
  }
  const deeper = indent + style.unit;
  const lines = members.map((print) => deeper + print(deeper));
  return open + style.eol + lines.join(`,${style.eol}`) + style.eol + indent + close;
}

/** Block style: `column` is where keys or dashes stand. */
export interface BlockStyle {
  readonly step: number;
  readonly dash: number;
  readonly quote: "'" | '"';
  readonly quoteKeys: boolean;
  readonly eol: string;
}

/** The members of a map from the first key on; every further line has its indentation. */
export const printBlockMap = (map: FreshMap, column: number, style: BlockStyle): string =>
  Object.entries(map)
    .map(([key, value]) => printEntry(key, value, column, style))
    .join(style.eol + ' '.repeat(column));

export const printEntry = (key: string, value: Fresh, column: number, style: BlockStyle): string =>
  `${style.quoteKeys ? quoted(key, style.quote) : yamlString(key, style.quote)}:${printBehindColon(value, column, style)}`;

/** What follows the colon of a key that stands at `column`. */
export function printBehindColon(value: Fresh, column: number, style: BlockStyle): string {
  if (!isDeep(value)) return ` ${blockScalar(value, style)}`;
  const inner = column + (isFreshList(value) ? style.dash : style.step);
  return style.eol + ' '.repeat(inner) + printBlock(value, inner, style);
}

/** The items of a list from the first dash on. */
export const printBlockList = (items: readonly Fresh[], column: number, style: BlockStyle, gap = ' '): string =>
  items
    .map((item) => `-${gap}${printBlock(item, column + 1 + gap.length, style)}`)
    .join(style.eol + ' '.repeat(column));

export function printBlock(value: Fresh, column: number, style: BlockStyle): string {
  if (!isDeep(value)) return blockScalar(value, style);
  if (isFreshList(value)) return printBlockList(value, column, style);
  return isFreshMap(value) ? printBlockMap(value, column, style) : blockScalar(value, style);
}

function blockScalar(value: Fresh, style: BlockStyle): string {
  if (isTagged(value)) return `${value.tag} ${yamlString(value.value, style.quote)}`;
  if (isFreshList(value)) return '[]';
  if (typeof value === 'string') return yamlString(value, style.quote);
  return typeof value === 'object' && value !== null ? '{}' : String(value);
}

const longPrefix = ['Fn', '', ''].join(':');
/** The long form of a short function, as JSON has it. */
export function spelledOut({ tag, value }: Tagged): Fresh {
  if (tag === '!Ref') return { Ref: value };
  const dot = tag === '!GetAtt' ? value.indexOf('.') : -1;
  return { [tag.replace('!', longPrefix)]: dot < 0 ? value : [value.slice(0, dot), value.slice(dot + 1)] };
}
