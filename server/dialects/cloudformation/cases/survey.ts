import type { Node } from '../../../model/source.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import { callOf } from '../functions/call.ts';
import type { Context, Stack } from '../context.ts';
import type { Operand, TestTree } from './test-tree.ts';
import { closedPart, literalText } from '../text.ts';
import { variableAt, variableNamed } from './variable.ts';
import type { Variable } from './variable.ts';

/** Rows of a map that are tried for the parameter that chooses among them. */
const maximumRows = 64;
/** Nodes looked at for one guard. */
const maximumNodes = 20_000;

/** What a guard depends on: variables, and the texts that each of them is compared with. */
export interface Survey {
  readonly variables: Map<string, Variable>;
  readonly texts: Map<string, Set<string>>;
  /** Pairs of variables compared with each other. */
  readonly pairs: (readonly [string, string])[];
  readonly stacks: Set<Stack>;
}

/** Collects from tests; `named` gives the test of a condition, once. */
export class Surveyor implements Survey {
  readonly variables = new Map<string, Variable>();
  readonly texts = new Map<string, Set<string>>();
  readonly pairs: (readonly [string, string])[] = [];
  readonly stacks = new Set<Stack>();
  private readonly seen = new Set<string>();
  private readonly visited = new Set<Node>();
  private readonly named: (stack: Stack, condition: string) => TestTree | undefined;

  constructor(named: (stack: Stack, condition: string) => TestTree | undefined) {
    this.named = named;
  }

  test(test: TestTree): void {
    switch (test.op) {
      case 'equals':
        this.equals(test.left, test.right);
        break;
      case 'all':
      case 'any':
        for (const inner of test.of) this.test(inner);
        break;
      case 'not':
        this.test(test.of);
        break;
      case 'named':
        this.condition(test.stack, test.condition);
        break;
      case 'unknown':
    }
  }

  private condition(stack: Stack, condition: string): void {
    const key = `${stack.id}\n${condition}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const test = this.named(stack, condition);
    if (test) this.test(test);
  }

  private equals(left: Operand, right: Operand): void {
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      if (one.is === 'node') this.node(one.node, one.context);
      if (one.is !== 'variable') continue;
      this.add(one.variable);
      if (other.is === 'text') this.text(one.variable, other.text);
    }
    if (left.is === 'variable' && right.is === 'variable') this.pairs.push([left.variable.key, right.variable.key]);
  }

  private add(variable: Variable): void {
    this.variables.set(variable.key, variable);
    this.stacks.add(variable.stack);
  }

  private text(variable: Variable, text: string): void {
    const texts = this.texts.get(variable.key);
    if (texts) texts.add(text);
    else this.texts.set(variable.key, new Set([text]));
  }

  /** Names that any other expression refers to. */
  private node(node: Node, context: Context): void {
    const target = dereference(node);
    if (!target || this.visited.has(target) || this.visited.size > maximumNodes) return;
    this.visited.add(target);
    const call = callOf(target);
    if (call) {
      const argument = dereference(call.argument);
      const first = argument?.kind === 'list' ? argument.items[0] : argument;
      const text = literalText(first, context.loop);
      if (call.name === 'Ref' && text !== undefined) this.name(text, context);
      if (call.name === 'Fn::Sub') for (const name of namesIn(text ?? '')) this.name(name, context);
      if (call.name === 'Fn::If' && text !== undefined) this.condition(context.stack, text);
      if (call.name === 'Fn::FindInMap' && argument?.kind === 'list') this.rows(argument.items, context);
      if (argument && argument.kind !== 'scalar') this.children(argument, context);
    } else this.children(target, context);
  }

  private children(node: Node, context: Context): void {
    if (node.kind === 'list') for (const item of node.items) this.node(item, context);
    if (node.kind === 'map') for (const { value } of node.entries) this.node(value, context);
  }

  private name(name: string, context: Context): void {
    const found = variableNamed(context.stack, name);
    if (found === undefined) return;
    if (found !== 'bound') this.add(found);
    else {
      const written = context.stack.bindings.get(name)?.written;
      if (written) this.node(written.node, written.context);
    }
  }

  private rows([mapNode, row]: readonly Node[], context: Context): void {
    const variable = row && variableAt(row, context);
    const map = dereference(entryOf(context.stack.mappings, literalText(mapNode, context.loop) ?? '')?.value);
    if (typeof variable !== 'object' || map?.kind !== 'map') return;
    for (const { key } of map.entries.slice(0, maximumRows)) this.text(variable, key);
  }
}

const namesIn = (text: string): readonly string[] =>
  [...closedPart(text).matchAll(/\$\{([^!}.]+)[^}]*\}/g)].map((match) => (match[1] ?? '').trim());
