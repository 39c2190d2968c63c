import type { Cursor } from './cursor.ts';
import type { BinaryOperator, Expression } from './expression.ts';
import { readTerm } from './terms.ts';

/** Weakest first. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

/** An expression up to the first token that can't belong to it. */
export function readExpression(cursor: Cursor): Expression {
  const test = readLevel(cursor, 0);
  if (!cursor.accept('?')) return test;
  return cursor.nested(false, () => {
    const then = readExpression(cursor);
    cursor.expect(':');
    const otherwise = readExpression(cursor);
    return {
      is: 'conditional',
      test,
      then,
      otherwise,
      span: { start: test.span.start, end: otherwise.span.end },
    };
  });
}

function readLevel(cursor: Cursor, level: number): Expression {
  const operators = levels[level];
  if (!operators) return readUnary(cursor);
  let left = readLevel(cursor, level + 1);
  for (;;) {
    const operator = operators.find((sign) => cursor.isNext(sign));
    if (!operator) return left;
    cursor.count();
    cursor.take();
    const right = readLevel(cursor, level + 1);
    left = { is: 'binary', operator, left, right, span: { start: left.span.start, end: right.span.end } };
  }
}

function readUnary(cursor: Cursor): Expression {
  const sign = cursor.accept('!') ?? cursor.accept('-');
  if (!sign) return readTerm(cursor);
  return cursor.nested(false, () => {
    const operand = readUnary(cursor);
    return {
      is: 'unary',
      operator: sign.text === '!' ? '!' : '-',
      operand,
      span: { start: sign.start, end: operand.span.end },
    };
  });
}
