import type { Node, ScalarNode } from '../../model/source.ts';
import { dereference } from '../../syntax/walk.ts';
import type { Loop } from './context.ts';

const words = /^(?:yes|no|on|off)$/i;

/**
 * The text that CloudFormation compares and joins. Plain `yes` and `on` stay as written: whether the service reads them as true is
 * not documented, so that they are only compared with care (`sameText`).
 */
export function textOf(node: ScalarNode): string {
  const { value, raw, style } = node;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return words.test(raw) ? raw : String(value);
  if (value === null) return '';
  return style === 'plain' ? raw : String(value);
}

const truths = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['off', false],
]);
/** Whether two texts are equal; undefined when they are two words for the same truth. */
export function sameText(a: string, b: string): boolean | undefined {
  if (a === b) return true;
  const truth = truths.get(a.toLowerCase());
  return truth !== undefined && truth === truths.get(b.toLowerCase()) ? undefined : false;
}

/**
 * The text up to its last closing brace. A search for `${...}` beyond it finds nothing, and takes the square of the time where many
 * are left open.
 */
export const closedPart = (text: string): string => text.slice(0, text.lastIndexOf('}') + 1);

/** The text with the variables of loops filled in. */
export function fill(text: string, loop: Loop): string {
  if (loop.size === 0 || !/[$&]\{/.test(text)) return text;
  const closed = closedPart(text);
  const filled = closed.replace(/([$&])\{([^}]*)\}/g, (written, sign: string, name: string) => {
    const value = loop.get(name.trim());
    if (value?.is !== 'known') return written;
    const known = String(value.value);
    return sign === '&' ? known.replace(/[^A-Za-z0-9]/g, '') : known;
  });
  return filled + text.slice(closed.length);
}

/** The text of a scalar without functions; undefined for anything else. */
export function literalText(node: Node | undefined, loop?: Loop): string | undefined {
  const target = dereference(node);
  if (target?.kind !== 'scalar' || (target.tag !== undefined && /^![A-Za-z]/.test(target.tag))) return undefined;
  const text = textOf(target);
  return loop ? fill(text, loop) : text;
}
