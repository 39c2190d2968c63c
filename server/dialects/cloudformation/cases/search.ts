import { maximumSteps } from '../context.ts';
import type { Assigned, Stack } from '../context.ts';
import type { VariableChoice } from './variable-choice.ts';
import { testKey } from './test-key.ts';
import type { Operand, TestTree } from './test-tree.ts';
import { sameText } from '../text.ts';

/** Comparisons that one question may take; past them nothing is ruled out. */
export const maximumComparisons = 50_000;

export interface TestLiteral {
  readonly test: TestTree;
  readonly holds: boolean;
}

/**
 * Tries the variables one after the other, and leaves a branch as soon as the guard fails in it. Comparisons that stay undecided
 * then, an import say, are tried as true and as false: two conditions that contradict each other still do.
 */
export class Search implements Assigned {
  private readonly literals: readonly TestLiteral[];
  private readonly choices: readonly VariableChoice[];
  private readonly byKey: ReadonlyMap<string, VariableChoice>;
  private readonly named: (stack: Stack, condition: string) => TestTree | undefined;
  private comparisons = 0;
  /** All variables have a value. */
  private assigned = false;
  /** Comparisons that no value decides, as they are tried. */
  private readonly supposed = new Map<string, boolean>();
  private undecided: string | { readonly choice: VariableChoice; readonly text: string } | undefined;
  /** Results of conditions under the present assignment. */
  private results = new Map<Stack, Map<string, boolean | undefined>>();

  constructor(literals: readonly TestLiteral[], choices: readonly VariableChoice[], named: Search['named']) {
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
    this.undecided = undefined;
    this.assigned = index >= this.choices.length;
    let open = false;
    for (const { test, holds } of this.literals) {
      const result = this.test(test);
      if (result === undefined) open = true;
      else if (result !== holds) return false;
    }
    const choice = this.choices[index];
    if (!open || this.comparisons > maximumComparisons) return true;
    if (!choice) return this.suppose(index);
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

  private suppose(index: number): boolean {
    const key = this.undecided;
    if (key === undefined) return true;
    if (typeof key === 'object') return this.compare(key.choice, key.text, index);
    for (const holds of [true, false]) {
      this.supposed.set(key, holds);
      if (this.from(index)) return true;
    }
    this.supposed.delete(key);
    return false;
  }

  /** A text put together from others may be the one that a variable has, or not. */
  private compare(choice: VariableChoice, text: string, index: number): boolean {
    const { value, variable, texts } = choice;
    if (variable.admits(text)) {
      choice.value = text;
      if (this.from(index)) return true;
    }
    choice.value = value;
    texts.add(text);
    if (this.from(index)) return true;
    texts.delete(text);
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

  private test(test: TestTree): boolean | undefined {
    this.comparisons++;
    switch (test.op) {
      case 'unknown':
        return this.supposition(test);
      case 'equals':
        return this.equals(test.left, test.right) ?? this.supposition(test);
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

  private supposition(test: TestTree): boolean | undefined {
    if (!this.assigned) return undefined;
    const key = testKey(test);
    const holds = this.supposed.get(key);
    if (holds === undefined) this.undecided ??= key;
    return holds;
  }

  private several(tests: readonly TestTree[], decisive: boolean): boolean | undefined {
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
    if (a === undefined || b === undefined) return this.never(left, b) ?? this.never(right, a);
    if (typeof a === 'string' && typeof b === 'string') return sameText(a, b);
    if (typeof a === 'number' && typeof b === 'number')
      return left.is === 'variable' && right.is === 'variable' ? a === b : undefined;
    return typeof a === 'string' ? this.differs(right, a) : this.differs(left, b as string);
  }

  /** A variable without a value yet is no text that it can't have. */
  private never(operand: Operand, text: string | number | undefined): false | undefined {
    const choice = operand.is === 'variable' ? this.byKey.get(operand.variable.key) : undefined;
    if (!choice || typeof text !== 'string') return undefined;
    if (!choice.variable.allowed && !choice.texts.has(text)) return undefined;
    return choice.domain.every((one) => typeof one === 'number' || sameText(one, text) === false) ? false : undefined;
  }

  /** A text that differs from all those tried is no other one of these. */
  private differs(operand: Operand, text: string): false | undefined {
    const choice = operand.is === 'variable' ? this.byKey.get(operand.variable.key) : undefined;
    if (choice?.texts.has(text) === true) return false;
    if (choice && this.assigned) this.undecided ??= { choice, text };
    return undefined;
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
