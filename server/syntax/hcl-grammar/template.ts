import type { Span } from '../../model/source.ts';
import type { Cursor } from './cursor.ts';
import { build } from './directives.ts';
import type { TemplatePiece } from './directives.ts';
import type { Expression } from './expression.ts';
import { flush } from './flush.ts';
import { readIntroduction } from './comprehension.ts';

/** What ends a template: the end of the text, or a quote; escapes with a backslash belong to quotes. */
type Ending = 'text' | 'quote';

/** A template up to its end, the cursor behind it. */
export function readTemplate(cursor: Cursor, ending: Ending): Expression {
  const start = cursor.place;
  const pieces: TemplatePiece[] = [];
  for (let text = readText(cursor, ending); ; text = readText(cursor, ending)) {
    if (text.value !== '') pieces.push({ is: 'text', ...text });
    if (cursor.place >= cursor.text.length || cursor.text[cursor.place] === '"') break;
    pieces.push(readPart(cursor));
  }
  const span = { start, end: cursor.place };
  return build(pieces, span, cursor);
}

export function readQuoted(cursor: Cursor): Expression {
  const { start, end } = cursor.take();
  return cursor.nested(false, () => {
    cursor.moveTo(end);
    const template = readTemplate(cursor, 'quote');
    if (cursor.text[cursor.place] !== '"') cursor.fail('a quote is not closed', { start, end });
    cursor.moveTo(cursor.place + 1);
    return enclosed(template, { start, end: cursor.place });
  });
}

/** A template with its quotes. One that is a single expression stands in them as in parentheses. */
const enclosed = (template: Expression, span: Span): Expression =>
  template.is === 'literal' || template.is === 'template'
    ? { ...template, span }
    : { is: 'group', inner: template, span };

/** Text up to an interpolation, a directive or the end, its escapes resolved. */
function readText(cursor: Cursor, ending: Ending): { readonly value: string; readonly span: Span } {
  const { text } = cursor;
  const start = cursor.place;
  let place = start;
  let value = '';
  for (; place < text.length;) {
    const character = text.charAt(place);
    if (ending === 'quote' && character === '"') break;
    if (ending === 'quote' && character === '\n') cursor.fail('a quote is not closed', { start, end: place });
    if (ending === 'quote' && character === '\\') {
      const escape =
        readEscape(text, place) ??
        cursor.fail('unknown escape', { start: place, end: Math.min(place + 2, text.length) });
      value += escape.value;
      place = escape.end;
    } else if ((character === '$' || character === '%') && text[place + 1] === '{') {
      break;
    } else if ((character === '$' || character === '%') && text.startsWith(`${character}{`, place + 1)) {
      value += `${character}{`;
      place += 3;
    } else {
      value += character;
      place += 1;
    }
  }
  cursor.moveTo(place);
  return { value, span: { start, end: place } };
}

const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);
const codePoint = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/y;

function readEscape(text: string, place: number): { readonly value: string; readonly end: number } | undefined {
  const simple = escapes.get(text.charAt(place + 1));
  if (simple !== undefined) return { value: simple, end: place + 2 };
  codePoint.lastIndex = place;
  const found = codePoint.exec(text);
  const code = Number.parseInt(found?.[1] ?? found?.[2] ?? '', 16);
  return code <= 0x10ffff ? { value: String.fromCodePoint(code), end: codePoint.lastIndex } : undefined;
}

/** `${ ... }` or `%{ ... }`, with the marks that strip blanks beside them. */
function readPart(cursor: Cursor): TemplatePiece {
  const start = cursor.place;
  const directive = cursor.text[start] === '%';
  const before = cursor.text[start + 2] === '~';
  cursor.count();
  return cursor.nested(false, () => {
    cursor.moveTo(start + (before ? 3 : 2));
    const content = directive ? readDirective(cursor) : { is: 'value' as const, value: cursor.expression() };
    const after = cursor.accept('~') !== undefined;
    const { end } = cursor.expect('}');
    cursor.moveTo(end);
    return { ...content, before, after, span: { start, end } };
  });
}

type Directive =
  | { readonly is: 'if'; readonly test: Expression }
  | ({ readonly is: 'for' } & ReturnType<typeof readIntroduction>)
  | { readonly is: 'else' | 'endif' | 'endfor' };

function readDirective(cursor: Cursor): Directive {
  const word = cursor.peek();
  if (word.text === 'for') return { is: 'for', ...readIntroduction(cursor) };
  cursor.take();
  if (word.text === 'if') return { is: 'if', test: cursor.expression() };
  if (word.text === 'else' || word.text === 'endif' || word.text === 'endfor') return { is: word.text };
  return cursor.fail(`"${word.text}" is not a directive`, word);
}

const marker = /<<(-?)(.+?)\r?\n/y;

/** A heredoc: lines up to the one that holds the marker alone. With `<<-` the common indentation goes. */
export function readHeredoc(cursor: Cursor): Expression {
  const token = cursor.take();
  marker.lastIndex = token.start;
  const opening = marker.exec(cursor.text);
  const closing = opening && closingLine(cursor.text, token.end, opening[2] ?? '');
  if (!closing) return cursor.fail('a heredoc is not closed', token);
  const inner = cursor.over(cursor.text.slice(0, closing.start), token.end);
  const template = readTemplate(inner, 'text');
  const { end } = closing;
  cursor.moveTo(end);
  const span = { start: token.start, end };
  return enclosed(opening[1] === '-' ? flush(template, cursor.text) : template, span);
}

/** The line that holds the marker alone, without the blanks at its end. Looks no further than that line. */
function closingLine(text: string, from: number, word: string): Span | undefined {
  for (let start = from; start <= text.length;) {
    const next = text.indexOf('\n', start);
    const line = text.slice(start, next === -1 ? text.length : next);
    if (line.trim() === word) return { start, end: start + line.trimEnd().length };
    if (next === -1) break;
    start = next + 1;
  }
  return undefined;
}
