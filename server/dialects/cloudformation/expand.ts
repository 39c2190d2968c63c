import type { Json, MapNode, Node } from '../../model/source.ts';
import { dereference, entryOf } from '../../syntax/walk.ts';
import { callOf, effective } from './functions/call.ts';
import type { IntrinsicCall } from './functions/call.ts';
import type { Parameter } from './context.ts';
import { closedPart, literalText, textOf } from './text.ts';
import { conditionOf, truthOf } from './cases/truth.ts';

/** What an expansion looks things up in. */
export interface Expansion {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly mappings: MapNode | undefined;
  readonly conditions: MapNode | undefined;
  /** Nodes that may still be visited: aliases and conditions can repeat without end. */
  left: number;
}
const maximumDepth = 200;

/**
 * A node as plain data with everything in it that its value hangs on. References to resources keep their form, and nothing else does,
 * so that who looks for them finds them at any depth. Throws `RangeError` when it becomes too large.
 */
export function expand(written: Node, expansion: Expansion, depth: number): Json {
  if (depth > maximumDepth || expansion.left-- <= 0) throw new RangeError('The template is too large to compare.');
  const node = dereference(written);
  if (!node) return null;
  const call = callOf(node) ?? conditionOf(node);
  if (call) return expandCall(call, expansion, depth + 1);
  if (node.kind === 'scalar') return node.style === 'plain' ? (node.value === null ? null : textOf(node)) : node.value;
  if (node.kind === 'list') return node.items.map((item) => expand(item, expansion, depth + 1));
  return Object.fromEntries(effective(node).map(({ key, value }) => [key, expand(value, expansion, depth + 1)]));
}

function expandCall({ name, argument }: IntrinsicCall, expansion: Expansion, depth: number): Json {
  const inside = (node: Node): Json => expand(node, expansion, depth);
  const target = dereference(argument);
  const items = target?.kind === 'list' ? target.items : [];
  switch (name) {
    case 'Ref':
      return named(literalText(argument) ?? '', expansion);
    case 'Fn::GetAtt': {
      const text = literalText(argument);
      return text === undefined ? { 'Fn::GetAtt': items.map(inside) } : attribute(text);
    }
    case 'Fn::Sub': {
      const [text, variables] = target?.kind === 'list' ? items : [argument];
      return {
        Sub: text ? inside(text) : null,
        uses: used(literalText(text) ?? '', variables, expansion),
        ...(variables && { with: inside(variables) }),
      };
    }
    case 'Fn::FindInMap':
      return { FindInMap: items.map(inside), cells: cells(items, expansion, depth) };
    case 'Fn::If': {
      const [condition, ...arms] = items;
      return { If: [decided(literalText(condition), expansion, depth), ...arms.map(inside)] };
    }
    case 'Condition':
      return { Condition: decided(literalText(argument), expansion, depth) };
    default:
      return { [name.replace('Fn::', '')]: inside(argument) };
  }
}

/** A parameter with its default; anything else that has a name stays a reference. */
function named(name: string, { parameters }: Expansion): Json {
  const parameter = parameters.get(name);
  if (!parameter) return { Ref: name };
  return { parameter: name, fallback: parameter.fallback ? textOf(parameter.fallback) : null };
}

function attribute(text: string): Json {
  const dot = text.indexOf('.');
  return { 'Fn::GetAtt': dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)] };
}

function used(text: string, variables: Node | undefined, expansion: Expansion): Json {
  const names = [...closedPart(text).matchAll(/\$\{([^}!][^}]*)\}/g)].map((match) => (match[1] ?? '').trim());
  return names
    .filter((name) => !entryOf(variables, name))
    .map((name) => (name.includes('.') ? attribute(name) : named(name, expansion)));
}

/** The cells that a lookup can end at, as far as its names are written out. */
function cells([map, row, column]: readonly Node[], expansion: Expansion, depth: number): Json {
  const found = entryOf(expansion.mappings, literalText(map) ?? '')?.value;
  const columnName = literalText(column);
  const rowName = literalText(row);
  const rows = dereference(rowName === undefined ? found : entryOf(found, rowName)?.value);
  if (!rows) return null;
  if (columnName === undefined || rows.kind !== 'map') return expand(rows, expansion, depth);
  const cell = (node: Node): Json => {
    const entry = entryOf(node, columnName);
    return entry ? expand(entry.value, expansion, depth) : null;
  };
  return rowName === undefined ? effective(rows).map(({ value }) => cell(value)) : cell(rows);
}

/** Which arm defaults choose; where they don't, all that the choice hangs on. */
function decided(name: string | undefined, expansion: Expansion, depth: number): Json {
  const body = name === undefined ? undefined : entryOf(expansion.conditions, name)?.value;
  if (!body) return name ?? null;
  return truthOf(body, expansion, 0) ?? { name: name ?? null, body: expand(body, expansion, depth) };
}
