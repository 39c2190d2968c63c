import type { Cursor } from './cursor.ts';
import type { Expression, For } from './expression.ts';

/** `for k, v in list : value if test` up to the bracket that ends it, from the word `for`. */
export function readFor(cursor: Cursor, start: number, end: ']' | '}'): Expression {
  const { names, over } = readIntroduction(cursor);
  cursor.expect(':');
  const first = cursor.expression();
  let key: Expression | undefined;
  let value = first;
  if (end === '}') {
    cursor.expect('=>');
    key = first;
    value = cursor.expression();
  }
  const grouped = end === '}' && cursor.accept('...') !== undefined;
  const where = cursor.accept('if') ? cursor.expression() : undefined;
  const span = { start, end: cursor.expect(end).end };
  const result: For = { is: 'for', ...names, over, value, grouped, span };
  return { ...result, ...(key && { key }), ...(where && { where }) };
}

/** `for k, v in list`, in brackets or in a directive. */
export function readIntroduction(cursor: Cursor): {
  readonly names: { readonly keyName?: string; readonly valueName: string };
  readonly over: Expression;
} {
  cursor.expect('for');
  const first = cursor.word('a name').text;
  const second = cursor.accept(',') ? cursor.word('a name').text : undefined;
  cursor.expect('in');
  const over = cursor.expression();
  return { names: second === undefined ? { valueName: first } : { keyName: first, valueName: second }, over };
}
