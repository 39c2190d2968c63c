import { interpolated, isRawExpression, isFreshList, isFreshMap, isTagged, longForm } from '../../model/fresh.ts';
import type { Fresh } from '../../model/fresh.ts';
import type { Manners } from '../manners.ts';

/** Fresh JSON text. The first line has no indentation; `indent` is that of the line the text is put in. */
export function printJson(value: Fresh, manners: Manners, indent = ''): string {
  if (isRawExpression(value)) return JSON.stringify(interpolated(value));
  if (isTagged(value)) return printJson(longForm(value), manners, indent);
  const inner = indent + manners.step;
  if (isFreshList(value))
    return bracket(
      '[',
      value.map((item) => printJson(item, manners, inner)),
      ']',
      manners,
      indent,
    );
  if (!isFreshMap(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, child]) => printJsonEntry(key, child, manners, inner));
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
