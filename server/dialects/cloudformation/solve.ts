import type { MapNode } from '../../model/source.ts';
import type { Guard } from '../../model/value.ts';
import { dereference, entryOf } from '../../syntax/walk.ts';
import { readAtom } from './atom.ts';
import { maximumSteps, rootContext } from './context.ts';
import type { Assigned, Stack } from './context.ts';
import { Surveyor } from './survey.ts';
import { declaredTest, testOf } from './test-tree.ts';
import type { Operand, Test } from './test-tree.ts';
import { sameText } from './text.ts';
import { variableNamed } from './variable.ts';
import type { Variable } from './variable.ts';

/** Comparisons that one question may take; past them nothing is ruled out. */
export const maximumComparisons = 50_000;

interface Literal {
  readonly test: Test;
  readonly holds: boolean;
}
/** A variable with the texts to try; a number is some text that differs from all of them. */
interface Choice {
  readonly variable: Variable;
  readonly texts: ReadonlySet<string>;
  readonly domain: readonly (string | number)[];
  value: string | number | undefined;
}

/** Answers whether a guard can hold, for any values of the parameters that it depends on. */
export class Solver {
  private readonly stack: Stack;
  private readonly answers = new Map<string, boolean>();
  private readonly tests = new Map<Stack, Map<string, Test | undefined>>();

  constructor(stack: Stack) {
    this.stack = stack;
  }

  possible(guard: Guard): boolean {
    if (guard.length === 0) return true;
    const key = guard
      .map(({ condition, holds }) => `${holds ? '+' : '-'}${condition}`)
      .sort()
      .join('\n');
    let answer = this.answers.get(key);
    if (answer === undefined) {
      answer = this.solve(guard);
      this.answers.set(key, answer);
    }
    return answer;
  }

  private solve(guard: Guard): boolean {
    const decided = new Map<string, boolean>();
    for (const { condition, holds } of guard) {
      if ((decided.get(condition) ?? holds) !== holds) return false;
      decided.set(condition, holds);
    }
    const literals: Literal[] = [];
    for (const [condition, holds] of decided) {
      const test = this.testFor(this.stack, condition);
      if (test) literals.push({ test, holds });
    }
    const surveyor = new Surveyor((stack, condition) => this.named(stack, condition));
    for (const { test } of literals) surveyor.test(test);
    literals.push(...this.rulesFor(surveyor));
    return new Search(literals, choicesOf(surveyor), (stack, condition) => this.named(stack, condition)).run();
  }

  /** The test that a guard's text stands for. */
  private testFor(stack: Stack, text: string): Test | undefined {
    if (stack.conditions.has(text)) return { op: 'named', stack, condition: text };
    const foreign = stack.foreign.get(text);
    if (foreign) return this.testFor(foreign.stack, foreign.condition);
    const atom = readAtom(text);
    const variable = atom && variableNamed(stack, atom.name);
    if (!atom || typeof variable !== 'object') return undefined;
    return { op: 'equals', left: { is: 'variable', variable }, right: { is: 'text', text: atom.text } };
  }

  private named(stack: Stack, condition: string): Test | undefined {
    let tests = this.tests.get(stack);
    if (!tests) this.tests.set(stack, (tests = new Map<string, Test | undefined>()));
    if (!tests.has(condition)) tests.set(condition, declaredTest(stack, condition));
    return tests.get(condition);
  }

  /** Rules of the template that restrict the variables, and with them others. */
  private rulesFor(surveyor: Surveyor): Literal[] {
    const literals: Literal[] = [];
    const taken = new Set<MapNode>();
    for (let before = -1; before !== taken.size;) {
      before = taken.size;
      for (const stack of [...surveyor.stacks]) {
        for (const rule of stack.rules) {
          if (taken.has(rule)) continue;
          const test = ruleTest(rule, stack);
          const alone = new Surveyor((owner, condition) => this.named(owner, condition));
          alone.test(test);
          if (![...alone.variables.keys()].some((key) => surveyor.variables.has(key))) continue;
          taken.add(rule);
          surveyor.test(test);
          literals.push({ test, holds: true });
        }
      }
    }
    return literals;
  }
}

/** A rule holds when its condition does not, or all its assertions do. */
function ruleTest(rule: MapNode, stack: Stack): Test {
  const context = rootContext(stack);
  const list = dereference(entryOf(rule, 'Assertions')?.value);
  const asserts = list?.kind === 'list' ? list.items.map((item) => entryOf(item, 'Assert')?.value) : [];
  const all: Test = { op: 'all', of: asserts.flatMap((node) => (node ? [testOf(node, context)] : [])) };
  const when = entryOf(rule, 'RuleCondition')?.value;
  return when ? { op: 'any', of: [{ op: 'not', of: testOf(when, context) }, all] } : all;
}

function choicesOf(surveyor: Surveyor): Choice[] {
  const group = groupsOf(surveyor);
  return [...surveyor.variables.values()].map((variable) => {
    const others = [...surveyor.variables.values()].filter((other) => group(other.key) === group(variable.key));
    const texts = new Set(variable.allowed);
    if (!variable.allowed) {
      for (const other of others) {
        for (const text of other.allowed ?? []) texts.add(text);
        for (const text of surveyor.texts.get(other.key) ?? []) texts.add(text);
      }
    }
    const free = others.filter((other) => !other.allowed).map((_, index) => index);
    const domain = variable.allowed ?? [...[...texts].filter(variable.admits), ...free];
    return { variable, texts, domain, value: undefined };
  });
}

/** Variables compared with each other share the texts they are tried with. */
function groupsOf(surveyor: Surveyor): (key: string) => string {
  const leader = new Map<string, string>();
  const find = (key: string): string => {
    let at = key;
    for (let next = leader.get(at); next !== undefined; next = leader.get(at)) at = next;
    return at;
  };
  for (const [a, b] of surveyor.pairs) if (find(a) !== find(b)) leader.set(find(a), find(b));
  return find;
}

/** Tries the variables one after the other, and leaves a branch as soon as the guard fails in it. */
class Search implements Assigned {
  private readonly literals: readonly Literal[];
  private readonly choices: readonly Choice[];
  private readonly byKey: ReadonlyMap<string, Choice>;
  private readonly named: (stack: Stack, condition: string) => Test | undefined;
  private comparisons = 0;
  /** Results of conditions under the present assignment. */
  private results = new Map<Stack, Map<string, boolean | undefined>>();

  constructor(literals: readonly Literal[], choices: readonly Choice[], named: Search['named']) {
    this.literals = literals;
    this.choices = choices;
    this.named = named;
    this.byKey = new Map(choices.map((choice) => [choice.variable.key, choice]));
  }

  run(): boolean {
    return this.from(0);
  }

  private from(index: number): boolean {
    this.results = new Map();
    let open = false;
    for (const { test, holds } of this.literals) {
      const result = this.test(test);
      if (result === undefined) open = true;
      else if (result !== holds) return false;
    }
    const choice = this.choices[index];
    if (!open || !choice || this.comparisons > maximumComparisons) return true;
    for (const value of choice.domain) {
      choice.value = value;
      if (this.from(index + 1)) {
        choice.value = undefined;
        return true;
      }
    }
    choice.value = undefined;
    return false;
  }

  of(stack: Stack, name: string): string | number | undefined {
    return this.byKey.get(`${stack.id}\n${name}`)?.value;
  }

  holds(stack: Stack, condition: string): boolean | undefined {
    let results = this.results.get(stack);
    if (!results) this.results.set(stack, (results = new Map<string, boolean | undefined>()));
    if (results.has(condition)) return results.get(condition);
    // A condition that leads to itself is not known.
    results.set(condition, undefined);
    const test = this.named(stack, condition);
    const result = test && this.test(test);
    results.set(condition, result);
    return result;
  }

  private test(test: Test): boolean | undefined {
    this.comparisons++;
    switch (test.op) {
      case 'unknown':
        return undefined;
      case 'equals':
        return this.equals(test.left, test.right);
      case 'not': {
        const inner = this.test(test.of);
        return inner === undefined ? undefined : !inner;
      }
      case 'named':
        return this.holds(test.stack, test.condition);
      case 'all':
      case 'any':
        return this.several(test.of, test.op === 'any');
    }
  }

  private several(tests: readonly Test[], decisive: boolean): boolean | undefined {
    let result: boolean | undefined = !decisive;
    for (const inner of tests) {
      const one = this.test(inner);
      if (one === decisive) return decisive;
      if (one === undefined) result = undefined;
    }
    return result;
  }

  private equals(left: Operand, right: Operand): boolean | undefined {
    if (left.is === 'variable' && right.is === 'variable' && left.variable.key === right.variable.key) return true;
    const a = this.operand(left);
    const b = this.operand(right);
    if (a === undefined || b === undefined) return undefined;
    if (typeof a === 'string' && typeof b === 'string') return sameText(a, b);
    if (typeof a === 'number' && typeof b === 'number')
      return left.is === 'variable' && right.is === 'variable' ? a === b : undefined;
    return typeof a === 'string' ? this.differs(right, a) : this.differs(left, b as string);
  }

  /** A text that differs from all those tried is no other one of these. */
  private differs(operand: Operand, text: string): false | undefined {
    if (operand.is !== 'variable') return undefined;
    return this.byKey.get(operand.variable.key)?.texts.has(text) === true ? false : undefined;
  }

  private operand(operand: Operand): string | number | undefined {
    if (operand.is === 'text') return operand.text;
    if (operand.is === 'variable') return this.byKey.get(operand.variable.key)?.value;
    const { node, context } = operand;
    this.comparisons += 4;
    const value = context.stack.evaluate(node, {
      ...context,
      budget: { steps: Math.min(maximumSteps, 500) },
      assigned: this,
    });
    return value.is === 'known' && value.value !== null ? String(value.value) : undefined;
  }
}
