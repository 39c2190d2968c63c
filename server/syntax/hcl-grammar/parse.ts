import type { ScalarNode } from '../../model/source.ts';
import { Cursor, Unreadable } from './cursor.ts';
import type { Expression } from './expression.ts';
import { readExpression } from './operators.ts';
import { readTemplate } from './template.ts';

/** Longer strings are not looked into: user data may be large, and holds no setting. */
const maximumLength = 100_000;

/** A string of a `.tf.json` file: a template. */
export const parseTemplate = (text: string): Expression =>
  hasParts(text) ? guarded(text, (cursor) => readTemplate(cursor, 'text')) : literal(text);

/** HCL text of one expression. */
export const parseExpression = (text: string): Expression =>
  guarded(text, (cursor) => {
    const expression = cursor.nested(false, () => cursor.expression());
    cursor.skipLineEnds();
    if (cursor.peek().is !== 'end') cursor.fail('the expression should end here');
    return expression;
  });

const parsed = new WeakMap<ScalarNode, Expression>();

/** The expression that a scalar of a module's file stands for; parsed once for each node. */
export function expressionOf(node: ScalarNode): Expression {
  const { value } = node;
  if (typeof value !== 'string') return { is: 'literal', value, span: { start: 0, end: 0 } };
  let expression = parsed.get(node);
  if (!expression) {
    expression = node.style === 'expression' ? parseExpression(value) : parseTemplate(value);
    parsed.set(node, expression);
  }
  return expression;
}

const hasParts = (text: string): boolean => text.includes('${') || text.includes('%{');
const literal = (text: string): Expression => ({ is: 'literal', value: text, span: { start: 0, end: text.length } });

function guarded(text: string, read: (cursor: Cursor) => Expression): Expression {
  if (text.length > maximumLength) return { is: 'invalid', reason: 'the text is too long', span: { start: 0, end: 0 } };
  const cursor = new Cursor(text, 0, readExpression);
  try {
    return read(cursor);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { is: 'invalid', reason: error.message, span: error.span };
  }
}
