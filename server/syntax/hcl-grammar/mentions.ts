import type { Expression } from './expression.ts';

/** The parts of an expression that are expressions themselves. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.is) {
    case 'literal':
    case 'name':
    case 'invalid':
      return [];
    case 'template':
      return expression.parts;
    case 'attribute':
      return [expression.of];
    case 'index':
      return [expression.of, expression.key];
    case 'splat':
      return [expression.of, expression.each];
    case 'conditional':
      return [expression.test, expression.then, expression.otherwise];
    case 'binary':
      return [expression.left, expression.right];
    case 'unary':
      return [expression.operand];
    case 'call':
      return expression.args;
    case 'tuple':
      return expression.items;
    case 'object':
      return expression.entries.flatMap(({ key, value }) => [key, value]);
    case 'for':
      return [expression.over, expression.key, expression.value, expression.where].filter((part) => part !== undefined);
    case 'join':
      return [expression.list];
    case 'group':
      return [expression.inner];
  }
}

const known = new WeakMap<Expression, ReadonlySet<string>>();

/** First words of all references in it. */
export function firstWords(expression: Expression): ReadonlySet<string> {
  let words = known.get(expression);
  if (!words) {
    const found = new Set<string>();
    const waiting: Expression[] = [expression];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (next.is === 'name') found.add(next.name);
      for (const one of partsOf(next)) waiting.push(one);
    }
    words = found;
    known.set(expression, words);
  }
  return words;
}

export const mentions = (expression: Expression, word: string): boolean => firstWords(expression).has(word);
