import { interpolated, isDeep, isRawExpression, isFreshList, isFreshMap, isTagged } from '../../model/fresh.ts';
import type { Fresh } from '../../model/fresh.ts';
import type { Manners } from '../manners.ts';
import { yamlScalar } from './print-scalar.ts';

/**
 * Fresh YAML text. In block style the first line has no indentation and the following ones stand at `column`; in flow style all is
 * on one line.
 */
export function printYaml(value: Fresh, manners: Manners, column = 0, flow = false): string {
  if (isRawExpression(value)) return yamlScalar(interpolated(value), manners.quote, manners.quotesValues, flow);
  if (isTagged(value)) {
    const quoted = manners.quotesValues && value.tag === '!Sub';
    return `${value.tag} ${yamlScalar(value.value, manners.quote, quoted, flow)}`;
  }
  const joint = manners.eol + ' '.repeat(column);
  if (isFreshList(value)) {
    if (value.length === 0) return '[]';
    if (flow) return `[${value.map((item) => printYaml(item, manners, column, true)).join(manners.comma)}]`;
    return value.map((item) => printYamlItem(item, manners, column)).join(joint);
  }
  if (!isFreshMap(value)) return yamlScalar(value, manners.quote, manners.quotesValues, flow);
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const printed = entries.map(([key, child]) => printYamlEntry(key, child, manners, column, flow));
  return flow ? `{${manners.padding}${printed.join(manners.comma)}${manners.padding}}` : printed.join(joint);
}

/** `key: value`, where the key stands at `column`. */
export function printYamlEntry(key: string, value: Fresh, manners: Manners, column = 0, flow = false): string {
  const name = yamlScalar(key, manners.quote, manners.quotesKeys, flow);
  if (flow) return `${name}: ${printYaml(value, manners, column, true)}`;
  if (!isDeep(value)) return `${name}: ${printYaml(value, manners, column)}`;
  const inner = column + (isFreshList(value) ? manners.dash : manners.step.length);
  return `${name}:${manners.eol}${' '.repeat(inner)}${printYaml(value, manners, inner)}`;
}

/** `- item`, where the dash stands at `column`. */
export const printYamlItem = (item: Fresh, manners: Manners, column = 0): string =>
  `- ${printYaml(item, manners, column + 2)}`;
