import type { MapNode } from '../../../model/source.ts';
import { type Condition, type Guard, keyOfGuard } from '../../../model/condition.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import { choicesOf } from './variable-choice.ts';
import { rootContext } from '../context.ts';
import type { Stack } from '../context.ts';
import { Search } from './search.ts';
import type { TestLiteral } from './search.ts';
import { Surveyor } from './survey.ts';
import { declaredTest, testOf } from './test-tree.ts';
import type { TestTree } from './test-tree.ts';
import { variableNamed } from './variable.ts';

/** Answers whether a guard can hold, for any values of the parameters that it depends on. */
export class Solver {
  private readonly stack: Stack;
  private readonly answers = new Map<string, boolean>();
  private readonly tests = new Map<Stack, Map<string, TestTree | undefined>>();

  constructor(stack: Stack) {
    this.stack = stack;
  }

  possible(guard: Guard): boolean {
    if (guard.length === 0) return true;
    const key = keyOfGuard(guard);
    let answer = this.answers.get(key);
    if (answer === undefined) {
      answer = this.solve(guard);
      this.answers.set(key, answer);
    }
    return answer;
  }

  private solve(guard: Guard): boolean {
    const decided = new Map<string, Guard[number]>();
    for (const atom of guard) {
      if ((decided.get(atom.condition.key) ?? atom).holds !== atom.holds) return false;
      decided.set(atom.condition.key, atom);
    }
    const literals: TestLiteral[] = [];
    for (const { condition, holds } of decided.values()) {
      const test = this.testFor(this.stack, condition);
      if (test) literals.push({ test, holds });
    }
    const surveyor = new Surveyor((stack, condition) => this.named(stack, condition));
    for (const { test } of literals) surveyor.test(test);
    literals.push(...this.rulesFor(surveyor));
    return new Search(literals, choicesOf(surveyor), (stack, condition) => this.named(stack, condition)).run();
  }

  /** The test that a condition stands for. */
  private testFor(stack: Stack, condition: Condition): TestTree | undefined {
    const foreign = stack.foreign.get(condition.key);
    if (foreign) return this.testFor(foreign.stack, foreign.condition);
    if (condition.is === 'named')
      return stack.conditions.has(condition.name) ? { op: 'named', stack, condition: condition.name } : undefined;
    if (condition.is !== 'value') return undefined;
    const variable = variableNamed(stack, condition.name);
    if (typeof variable !== 'object') return undefined;
    return { op: 'equals', left: { is: 'variable', variable }, right: { is: 'text', text: condition.value } };
  }

  private named(stack: Stack, condition: string): TestTree | undefined {
    let tests = this.tests.get(stack);
    if (!tests) this.tests.set(stack, (tests = new Map<string, TestTree | undefined>()));
    if (!tests.has(condition)) tests.set(condition, declaredTest(stack, condition));
    return tests.get(condition);
  }

  /** Rules of the template that restrict the variables, and with them others. */
  private rulesFor(surveyor: Surveyor): TestLiteral[] {
    const literals: TestLiteral[] = [];
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
function ruleTest(rule: MapNode, stack: Stack): TestTree {
  const context = rootContext(stack);
  const list = dereference(entryOf(rule, 'Assertions')?.value);
  const asserts = list?.kind === 'list' ? list.items.map((item) => entryOf(item, 'Assert')?.value) : [];
  const all: TestTree = { op: 'all', of: asserts.flatMap((node) => (node ? [testOf(node, context)] : [])) };
  const when = entryOf(rule, 'RuleCondition')?.value;
  return when ? { op: 'any', of: [{ op: 'not', of: testOf(when, context) }, all] } : all;
}
