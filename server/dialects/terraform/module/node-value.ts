import type { MapNode, ScalarNode, Site } from '../../../model/source.ts';
import { known, unknown } from '../../../model/value.ts';
import type { MapEntry, Value } from '../../../model/value.ts';
import { dereference } from '../../../syntax/walk.ts';
import { branches } from '../evaluate/cases.ts';
import { asText, isUnread } from '../evaluate/coerce.ts';
import { boundedList } from '../evaluate/weight.ts';
import { siteOf } from '../evaluate/frame.ts';
import type { File, FileNode } from '../evaluate/frame.ts';
import { lazyEntry } from '../evaluate/lazy.ts';
import type { Expression } from '../../../syntax/hcl-grammar/expression.ts';
import { expressionOf, parseTemplate } from '../../../syntax/hcl-grammar/parse.ts';
import { constant } from '../hcl/constant.ts';
import { mentions } from '../../../syntax/hcl-grammar/mentions.ts';
import { isComment } from './block.ts';
import type { Argument } from './block.ts';
import { blocksValue, dynamicsOf } from './dynamic.ts';
import { valueIn } from './frame-of.ts';
import type { BlockInstance, EvaluationScope } from './frame-of.ts';

/** The value of what is written as an argument: a scalar, a template, or a structure of these. */
export function nodeValue(written: FileNode, scope: EvaluationScope): Value {
  const node = dereference(written.node);
  if (!node) return unknown("it can't be read", false, siteOf(written));
  const { file } = written;
  const site = siteOf({ file, node });
  if (node.kind === 'scalar') return scalarValue(file, node, scope);
  if (node.kind === 'list') {
    return { ...boundedList(node.items.map((item) => nodeValue({ file, node: item }, scope))), site };
  }
  const { entries, open } = mapEntries(file, node, scope);
  return { is: 'map', entries, from: [], site, ...(open !== undefined && { open }) };
}

interface Entries {
  readonly entries: readonly MapEntry[];
  readonly open?: string | undefined;
}

/** Keys of a map may be templates; a nested block may hold `dynamic` ones. */
function mapEntries(file: File, node: MapNode, scope: EvaluationScope): Entries {
  const written = new Map<string, Argument>();
  const dynamics = new Map<string, readonly Argument[]>();
  let open: string | undefined = node.open;
  for (const entry of node.entries) {
    if (isComment(entry)) continue;
    const made = entry.key === 'dynamic' ? dynamicsOf(file, entry.value) : undefined;
    for (const [type, argument] of made ?? []) dynamics.set(type, [...(dynamics.get(type) ?? []), argument]);
    if (made) continue;
    const key = keyOf(entry.key, { file, node: entry.keyNode }, scope);
    if (key === undefined) open = 'a key is not known';
    else written.set(key, { file, node: entry.value, key: entry.keyNode });
  }
  return { entries: entriesOf(written, dynamics, scope), open };
}

/** Arguments and blocks by name, each worked out when asked for. */
export function entriesOf(
  written: ReadonlyMap<string, Argument>,
  dynamics: ReadonlyMap<string, readonly Argument[]>,
  scope: EvaluationScope,
): readonly MapEntry[] {
  const names = new Set([...written.keys(), ...dynamics.keys()]);
  return [...names].flatMap((name): readonly MapEntry[] => {
    const fixed = written.get(name);
    const made = dynamics.get(name) ?? [];
    const shown = fixed ?? made[0];
    if (!shown) return [];
    const value = (): Value =>
      fixed && made.length === 0 ? nodeValue(fixed, scope) : blocksValue(name, fixed, made, scope, nodeValue);
    return [lazyEntry(name, value, siteOf({ file: shown.file, node: shown.key }))];
  });
}

function keyOf(key: string, at: FileNode, scope: EvaluationScope): string | undefined {
  if (!key.includes('${') && !key.includes('%{')) return key;
  const text = asText(valueIn(parseTemplate(key), scope, at, key));
  return isUnread(text) ? undefined : text;
}

function scalarValue(file: File, node: ScalarNode, scope: EvaluationScope): Value {
  const expression = expressionOf(node);
  const at = { file, node };
  if (expression.is === 'literal') return known(expression.value, siteOf(at));
  const { bound } = scope;
  const text = String(node.value);
  const differs = bound.instances && (mentions(expression, 'each') || mentions(expression, 'count'));
  const value = differs ? inEach(bound.instances, expression, scope, at, text) : valueIn(expression, scope, at, text);
  return standingAt(value, siteOf(at, expression));
}

const inEach = (
  instances: readonly BlockInstance[],
  expression: Expression,
  scope: EvaluationScope,
  at: FileNode,
  text: string,
): Value =>
  branches(
    instances.map(({ condition, names }) => {
      const bound = { names: new Map([...scope.bound.names, ...names]) };
      return { when: [{ condition, holds: true }], value: valueIn(expression, { ...scope, bound }, at, text) };
    }),
  );

/** A worked-out value, and its cases and parts, stand where the expression stands. */
function standingAt(value: Value, site: Site): Value {
  if (value.is === 'branches') {
    return { ...value, site, arms: value.arms.map((arm) => ({ when: arm.when, value: standingAt(arm.value, site) })) };
  }
  return { ...value, site };
}

/** The value of a node whose strings are no templates: defaults of variables. */
export function literalValue(written: FileNode): Value {
  const node = dereference(written.node);
  const { file } = written;
  if (!node) return unknown("it can't be read", false);
  const site = siteOf({ file, node });
  if (node.kind === 'scalar')
    return node.style === 'expression' ? constant(expressionOf(node)) : known(node.value, site);
  if (node.kind === 'list')
    return { is: 'list', items: node.items.map((item) => literalValue({ file, node: item })), from: [], site };
  const entries = node.entries.map((entry): MapEntry =>
    lazyEntry(entry.key, () => literalValue({ file, node: entry.value })),
  );
  return { is: 'map', entries, from: [], site, ...(node.open !== undefined && { open: node.open }) };
}
