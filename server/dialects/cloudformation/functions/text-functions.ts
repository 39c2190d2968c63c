import { code } from '../../../model/text/code.ts';
import type { Node, Site } from '../../../model/source.ts';
import { known, unknown } from '../../../model/value.ts';
import type { Hop } from '../../../model/hop.ts';
import type { ReferenceValue, UnknownValue, Value } from '../../../model/value.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import type { Context } from '../context.ts';
import { lift } from '../cases/lift.ts';
import type { CaselessValue } from '../cases/lift.ts';
import { resourceValue, valueOfName } from './reference.ts';
import { retrace, lazyList } from '../retrace.ts';
import { siteOf } from '../site.ts';
import { closedPart, literalText } from '../text.ts';

/** Longer texts are not built: repeated joins would grow without end. */
const maximumText = 100_000;

type TextPart = string | Value;

/** `Fn::Sub`, with and without variables of its own. */
export function sub(argument: Node, context: Context, node: Node): Value {
  const target = dereference(argument);
  const site = siteOf(context, node);
  const [template, variables] = target?.kind === 'list' ? target.items : [target];
  const text = literalText(template, context.loop);
  if (text === undefined) return unknown('`Fn::Sub` needs a text', true, site);
  const pieces: TextPart[] = [];
  let rest = 0;
  for (const match of closedPart(text).matchAll(/\$\{([^}]*)\}/g)) {
    pieces.push(text.slice(rest, match.index));
    rest = match.index + match[0].length;
    const name = (match[1] ?? '').trim();
    if (name.startsWith('!')) pieces.push(`\${${name.slice(1)}}`);
    else pieces.push(variable(name, variables, context, node));
  }
  pieces.push(text.slice(rest));
  return concatenate(pieces, context, site, 'Fn::Sub');
}

function variable(name: string, variables: Node | undefined, context: Context, node: Node): Value {
  const own = entryOf(variables, name);
  if (own) return context.stack.evaluate(own.value, context);
  const dot = name.indexOf('.');
  if (dot < 0 || context.loop.has(name)) return valueOfName(name, context, node);
  return resourceValue(name.slice(0, dot), name.slice(dot + 1), context, node);
}

export function joinTexts(argument: Node, context: Context, node: Node): Value {
  const target = dereference(argument);
  const site = siteOf(context, node);
  const [separatorNode, listNode] = target?.kind === 'list' ? target.items : [];
  const separator = literalText(separatorNode, context.loop);
  if (separator === undefined || !listNode) return unknown('`Fn::Join` needs a separator and a list', true, site);
  return lift([context.stack.evaluate(listNode, context)], context, { site }, ([list]) => {
    if (list?.is !== 'list' || list.open !== undefined)
      return unknown(reasonOf(list, 'the list to join is not known'), true, site);
    const pieces: TextPart[] = [];
    for (const [index, item] of list.items.entries()) pieces.push(index === 0 ? '' : separator, item);
    return concatenate(pieces, context, site, 'Fn::Join');
  });
}

export const reasonOf = (value: Value | undefined, otherwise: string): string =>
  value?.is === 'unknown' ? value.reason : otherwise;

/** Puts texts and values together. What a resource will be called stands for itself: `${Bucket}`. */
export function concatenate(pieces: readonly TextPart[], context: Context, site: Site, via: string): Value {
  const written = pieces.filter((piece) => piece !== '');
  const only = written[0];
  if (written.length === 0) return known('', site);
  if (written.length === 1 && typeof only === 'object')
    return lift([only], context, { site }, ([value]) => single(value, site, via));
  const values = written.map((piece): Value => (typeof piece === 'string' ? known(piece) : piece));
  return lift(values, context, { site }, (plain) => text(plain, site, via));
}

/** A text of a single piece is that piece. */
function single(value: CaselessValue | undefined, site: Site, via: string): Value {
  if (!value || value.is === 'list' || value.is === 'map' || value.is === 'absent')
    return unknown(`${code(via)} needs texts`, true, site);
  if (value.is !== 'known' || typeof value.value === 'string') return retrace(value, [], site);
  return known(String(value.value), site, value.from);
}

function text(values: readonly CaselessValue[], site: Site, via: string): Value {
  let result = '';
  const from: Hop[] = [{ via: 'function', of: { is: 'function', name: via }, at: site }];
  const references: ReferenceValue[] = [];
  let missing: UnknownValue | undefined;
  for (const value of values) {
    if (value.is === 'known') result += String(value.value);
    else if (value.is === 'reference') {
      if (value.missing) return unknown(`${code(value.address)} is not declared`, true, site, from);
      references.push(value);
      result += symbolOf(value);
    } else {
      missing ??= unknown(reasonOf(value, `${code(via)} needs texts`), true, site, [...from, ...value.from]);
      result += shapeOf(value);
    }
    for (const one of value.from) from.push(one);
    if (result.length > maximumText) return unknown('the text is too long to build', true, site);
  }
  if (missing) return { ...missing, shape: result };
  const [target] = references;
  if (target && references.length === 1 && isItsArn(result, target)) return { ...target, attribute: 'Arn', from, site };
  if (result.includes('{{resolve:')) return unknown('it is looked up when the stack is deployed', true, site);
  return known(result, site, from);
}

const shapeOf = (value: Value): string => (value.is === 'unknown' ? value.shape : undefined) ?? '${?}';

const symbolOf = (value: ReferenceValue): string =>
  `\${${value.address}${value.attribute === undefined ? '' : `.${value.attribute}`}}`;

/** `arn:aws:kms:...:key/${Key}` names the resource itself. */
const isItsArn = (text: string, target: ReferenceValue): boolean =>
  text.startsWith('arn:') &&
  target.attribute === undefined &&
  /[:/]$/.test(text.slice(0, -symbolOf(target).length)) &&
  text.endsWith(symbolOf(target));

export function split(argument: Node, context: Context, node: Node): Value {
  const target = dereference(argument);
  const site = siteOf(context, node);
  const [separatorNode, textNode] = target?.kind === 'list' ? target.items : [];
  const separator = literalText(separatorNode, context.loop);
  if (!separator || !textNode) return unknown('`Fn::Split` needs a separator and a text', true, site);
  return lift([context.stack.evaluate(textNode, context)], context, { site }, ([value]) => {
    if (value?.is !== 'known' || hasSymbol(value.value))
      return unknown(reasonOf(value, 'the text to split is not known'), true, site);
    const parts = String(value.value).split(separator);
    return lazyList(() => parts.map((part) => known(part, site, value.from)), { from: value.from, site });
  });
}

/** A text with a part that stands for itself. */
export const hasSymbol = (value: unknown): boolean => typeof value === 'string' && value.includes('${');

export function base64(argument: Node, context: Context, node: Node): Value {
  const value = context.stack.evaluate(argument, context);
  return value.is === 'absent' ? value : unknown('it is encoded text', true, siteOf(context, node));
}
