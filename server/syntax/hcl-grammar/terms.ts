import { readFor } from './comprehension.ts';
import type { Cursor } from './cursor.ts';
import { splatItem } from './expression.ts';
import type { Expression } from './expression.ts';
import { readHeredoc, readQuoted } from './template.ts';

/** A value with the attributes, indexes and splats behind it. */
export function readTerm(cursor: Cursor): Expression {
  return readSteps(cursor, readPrimary(cursor), false);
}

function readSteps(cursor: Cursor, start: Expression, attributesOnly: boolean): Expression {
  let of = start;
  for (;;) {
    const next = cursor.isNext('.') ? readDot(cursor, of) : !attributesOnly && readBracket(cursor, of);
    if (!next) return of;
    cursor.count();
    of = next;
  }
}

function readDot(cursor: Cursor, of: Expression): Expression {
  cursor.take();
  const token = cursor.take();
  const span = { start: of.span.start, end: token.end };
  if (token.is === 'word') return { is: 'attribute', of, name: token.text, span };
  if (token.is === 'number') return legacyIndex(of, token.text, token.start);
  if (token.text === '*') return readSplat(cursor, of, true, token.end);
  return cursor.fail('a name is expected after "."', token);
}

/** `list.0`, and `list.0.1`, whose end looks like one number. */
const legacyIndex = (start: Expression, digits: string, place: number): Expression =>
  digits.split('.').reduce<{ of: Expression; place: number }>(
    ({ of, place: from }, part) => {
      const end = from + part.length;
      const key: Expression = { is: 'literal', value: Number(part), span: { start: from, end } };
      return { of: { is: 'index', of, key, span: { start: of.span.start, end } }, place: end + 1 };
    },
    { of: start, place },
  ).of;

function readBracket(cursor: Cursor, of: Expression): Expression | undefined {
  if (!cursor.isNext('[')) return undefined;
  cursor.take();
  if (cursor.isNext('*')) {
    cursor.take();
    return readSplat(cursor, of, false, cursor.expect(']').end);
  }
  return cursor.nested(false, () => {
    const key = cursor.expression();
    return { is: 'index', of, key, span: { start: of.span.start, end: cursor.expect(']').end } };
  });
}

function readSplat(cursor: Cursor, of: Expression, attributesOnly: boolean, end: number): Expression {
  const each = cursor.nested(false, () => {
    const item: Expression = { is: 'name', name: splatItem, span: { start: end, end } };
    return readSteps(cursor, item, attributesOnly);
  });
  return { is: 'splat', of, each, span: { start: of.span.start, end: each.span.end } };
}

function readPrimary(cursor: Cursor): Expression {
  cursor.count();
  const token = cursor.peek();
  if (token.is === 'word') return readWord(cursor);
  if (token.is === 'quote') return readQuoted(cursor);
  if (token.is === 'heredoc') return readHeredoc(cursor);
  if (token.is === 'number') {
    cursor.take();
    return { is: 'literal', value: Number(token.text), span: { start: token.start, end: token.end } };
  }
  if (token.text === '(') return readGroup(cursor);
  if (token.text === '[') return readTuple(cursor);
  if (token.text === '{') return readObject(cursor);
  return cursor.fail(token.is === 'end' ? 'the expression ends too early' : `"${token.text}" is not expected here`);
}

const constants = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function readWord(cursor: Cursor): Expression {
  const token = cursor.take();
  const span = { start: token.start, end: token.end };
  if (cursor.isNext('(')) return readCall(cursor, token.text, token.start);
  if (cursor.isNext(':') && cursor.text.startsWith('::', cursor.peek().start)) {
    let name = token.text;
    while (cursor.text.startsWith('::', cursor.peek().start)) {
      cursor.take();
      cursor.take();
      name += `::${cursor.word('a function').text}`;
    }
    return readCall(cursor, name, token.start);
  }
  const value = constants.get(token.text);
  return value === undefined ? { is: 'name', name: token.text, span } : { is: 'literal', value, span };
}

function readCall(cursor: Cursor, name: string, start: number): Expression {
  cursor.expect('(');
  return cursor.nested(false, () => {
    const args: Expression[] = [];
    let expand = false;
    while (!cursor.isNext(')')) {
      args.push(cursor.expression());
      expand = cursor.accept('...') !== undefined;
      if (expand || !cursor.accept(',')) break;
    }
    if (expand) cursor.accept(',');
    return { is: 'call', name, args, expand, span: { start, end: cursor.expect(')').end } };
  });
}

function readGroup(cursor: Cursor): Expression {
  const start = cursor.take().start;
  return cursor.nested(false, () => {
    const inner = cursor.expression();
    return { is: 'group', inner, span: { start, end: cursor.expect(')').end } };
  });
}

function readTuple(cursor: Cursor): Expression {
  const start = cursor.take().start;
  return cursor.nested(false, () => {
    if (cursor.isNext('for')) return readFor(cursor, start, ']');
    const items: Expression[] = [];
    while (!cursor.isNext(']')) {
      items.push(cursor.expression());
      if (!cursor.accept(',')) break;
    }
    return { is: 'tuple', items, span: { start, end: cursor.expect(']').end } };
  });
}

function readObject(cursor: Cursor): Expression {
  const start = cursor.take().start;
  const comprehension = cursor.nested(false, () => (cursor.isNext('for') ? readFor(cursor, start, '}') : undefined));
  if (comprehension) return comprehension;
  return cursor.nested(true, () => {
    const entries: { key: Expression; value: Expression }[] = [];
    for (;;) {
      cursor.skipLineEnds();
      if (cursor.isNext('}')) break;
      const key = readKey(cursor);
      if (!cursor.accept('=')) cursor.expect(':');
      entries.push({ key, value: cursor.expression() });
      if (!cursor.accept(',') && cursor.peek().is !== 'newline') break;
    }
    return { is: 'object', entries, span: { start, end: cursor.expect('}').end } };
  });
}

/** A bare word names itself, `true` and `null` too. */
function readKey(cursor: Cursor): Expression {
  const token = cursor.peek();
  const key = cursor.expression();
  const bare = token.is === 'word' && key.span.end === token.end;
  return bare ? { is: 'literal', value: token.text, span: key.span } : key;
}
