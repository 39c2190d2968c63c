import type { Scalar } from '../model/source.ts';
import { isTagged } from './fresh.ts';
import type { Fresh, Tagged } from './fresh.ts';
import type { Manners } from './manners.ts';
import { yamlScalar } from './print-scalar.ts';

type FreshMap = Readonly<Record<string, Fresh>>;
const isList = (value: Fresh): value is readonly Fresh[] => Array.isArray(value);
const isScalar = (value: Fresh): value is Scalar => value === null || typeof value !== 'object';

/**
 * Fresh YAML text. In block style the first line has no indentation and the following ones stand at `column`; in flow style all is
 * on one line.
 */
export function printYaml(value: Fresh, manners: Manners, column = 0, flow = false): string {
  if (isScalar(value)) return yamlScalar(value, manners.quote, manners.quotesValues, flow);
  if (isTagged(value)) {
    const quoted = manners.quotesValues && value.tag === '!Sub';
    return `${value.tag} ${yamlScalar(value.value, manners.quote, quoted, flow)}`;
  }
  const joint = manners.eol + ' '.repeat(column);
  if (isList(value)) {
    if (value.length === 0) return '[]';
    if (flow) return `[${value.map((item) => printYaml(item, manners, column, true)).join(manners.comma)}]`;
    return value.map((item) => printYamlItem(item, manners, column)).join(joint);
  }
  const entries = Object.entries(value as FreshMap);
  if (entries.length === 0) return '{}';
  const printed = entries.map(([key, child]) => printYamlEntry(key, child, manners, column, flow));
  return flow ? `{${manners.padding}${printed.join(manners.comma)}${manners.padding}}` : printed.join(joint);
}

/** `key: value`, where the key stands at `column`. */
export function printYamlEntry(key: string, value: Fresh, manners: Manners, column = 0, flow = false): string {
  const name = yamlScalar(key, manners.quote, manners.quotesKeys, flow);
  if (flow) return `${name}: ${printYaml(value, manners, column, true)}`;
  if (isInline(value)) return `${name}: ${printYaml(value, manners, column)}`;
  const inner = column + (isList(value) ? manners.dash : manners.step.length);
  return `${name}:${manners.eol}${' '.repeat(inner)}${printYaml(value, manners, inner)}`;
}

/** `- item`, where the dash stands at `column`. */
export const printYamlItem = (item: Fresh, manners: Manners, column = 0): string =>
  `- ${printYaml(item, manners, column + 2)}`;

/** Fresh JSON text. The first line has no indentation; `indent` is that of the line the text is put in. */
export function printJson(value: Fresh, manners: Manners, indent = ''): string {
  if (isScalar(value)) return JSON.stringify(value);
  if (isTagged(value)) return printJson(longForm(value), manners, indent);
  const inner = indent + manners.step;
  if (isList(value))
    return bracket(
      '[',
      value.map((item) => printJson(item, manners, inner)),
      ']',
      manners,
      indent,
    );
  const members = Object.entries(value as FreshMap).map(([key, child]) => printJsonEntry(key, child, manners, inner));
  return bracket('{', members, '}', manners, indent);
}

/** `"key": value`, where `indent` is the indentation of the key's line. */
export const printJsonEntry = (key: string, value: Fresh, manners: Manners, indent = ''): string =>
  `${JSON.stringify(key)}${manners.colon}${printJson(value, manners, indent)}`;

function bracket(open: string, parts: readonly string[], close: string, manners: Manners, indent: string): string {
  if (parts.length === 0) return open + close;
  const { eol, step, comma, padding } = manners;
  if (!manners.spread) {
    const space = open === '{' ? padding : '';
    return `${open}${space}${parts.join(comma)}${space}${close}`;
  }
  return `${open}${eol}${indent}${step}${parts.join(`,${eol}${indent}${step}`)}${eol}${indent}${close}`;
}

/** What fits behind a key or a dash: scalars, tags, and empty brackets. */
const isInline = (value: Fresh): boolean =>
  isScalar(value) || isTagged(value) || (isList(value) ? value : Object.keys(value)).length === 0;

/** JSON has no tags: a short function is a map of one entry. */
export function longForm({ tag, value }: Tagged): Fresh {
  if (tag === '!Ref') return { Ref: value };
  const dot = value.indexOf('.');
  const argument = tag === '!GetAtt' && dot > 0 ? [value.slice(0, dot), value.slice(dot + 1)] : value;
  // eslint-disable-next-line no-restricted-syntax -- the one name that follows from the tag; nothing is known about it here
  return { [`Fn::${tag.slice(1)}`]: argument };
}
