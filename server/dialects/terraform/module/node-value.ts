import type { Site } from '../../../model/source.ts';
import { known, unknown } from '../../../model/value.ts';
import type { MapEntry, Value } from '../../../model/value.ts';
import { dereference } from '../../../syntax/walk.ts';
import { branches } from '../evaluate/cases.ts';
import { asText, isUnread } from '../evaluate/coerce.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { siteOf } from '../evaluate/frame.ts';
import type { Written } from '../evaluate/frame.ts';
import { lazyEntry } from '../evaluate/object.ts';
import { expressionOf, parseTemplate } from '../expression/parse.ts';
import { mentions } from '../expression/mentions.ts';
import { frameOf } from './frame-of.ts';
import type { Bound } from './frame-of.ts';
import type { Module, World } from './module.ts';

/** Where a value is asked for. */
export interface Setting {
  readonly module: Module;
  readonly world: World;
  readonly bound: Bound;
  readonly depth: number;
}

/** The value of what is written as an argument: a scalar, a template, or a structure of these. */
export function nodeValue(written: Written, setting: Setting): Value {
  const node = dereference(written.node);
  if (!node) return unknown('it can’t be read', false, siteOf(written));
  const { file } = written;
  const site = siteOf({ file, node });
  if (node.kind === 'scalar') return scalarValue({ file, node }, setting);
  if (node.kind === 'list') {
    return { is: 'list', items: node.items.map((item) => nodeValue({ file, node: item }, setting)), from: [], site };
  }
  let open: string | undefined = node.open;
  const entries = node.entries.flatMap((entry): readonly MapEntry[] => {
    const key = keyOf(entry.key, { file, node: entry.keyNode }, setting);
    if (key === undefined) open = 'a key is not known';
    if (key === undefined) return [];
    const keySite = siteOf({ file, node: entry.keyNode });
    return [lazyEntry(key, () => nodeValue({ file, node: entry.value }, setting), keySite)];
  });
  return { is: 'map', entries, from: [], site, ...(open !== undefined && { open }) };
}

function keyOf(key: string, at: Written, { module, world, bound, depth }: Setting): string | undefined {
  if (!key.includes('${') && !key.includes('%{')) return key;
  const text = asText(evaluate(parseTemplate(key), frameOf(module, world, bound, at, depth)));
  return isUnread(text) ? undefined : text;
}

function scalarValue(at: Written, setting: Setting): Value {
  const { node } = at;
  if (node.kind !== 'scalar') return unknown('it can’t be read', false);
  const expression = expressionOf(node);
  if (expression.is === 'literal') return known(expression.value, siteOf(at));
  const { module, world, bound, depth } = setting;
  const { instances } = bound;
  const differs = instances && (mentions(expression, 'each') || mentions(expression, 'count'));
  const value = differs
    ? branches(
        instances.map(({ condition, names }) => ({
          when: [{ condition, holds: true }],
          value: evaluate(
            expression,
            frameOf(module, world, { names: new Map([...bound.names, ...names]) }, at, depth),
          ),
        })),
      )
    : evaluate(expression, frameOf(module, world, bound, at, depth));
  return standingAt(value, siteOf(at, expression));
}

/** A worked-out value, and its cases and parts, stand where the expression stands. */
function standingAt(value: Value, site: Site): Value {
  if (value.is === 'branches') {
    return { ...value, site, arms: value.arms.map((arm) => ({ when: arm.when, value: standingAt(arm.value, site) })) };
  }
  return { ...value, site };
}

/** The value of a node whose strings are no templates: defaults of variables. */
export function literalValue(written: Written): Value {
  const node = dereference(written.node);
  const { file } = written;
  if (!node) return unknown('it can’t be read', false);
  const site = siteOf({ file, node });
  if (node.kind === 'scalar') return known(node.value, site);
  if (node.kind === 'list')
    return { is: 'list', items: node.items.map((item) => literalValue({ file, node: item })), from: [], site };
  const entries = node.entries.map((entry): MapEntry =>
    lazyEntry(entry.key, () => literalValue({ file, node: entry.value })),
  );
  return { is: 'map', entries, from: [], site, ...(node.open !== undefined && { open: node.open }) };
}
