import type { Span } from '../../model/source.ts';
import type { Cursor } from './cursor.ts';
import type { Expression, For } from './expression.ts';

/** One piece of a template as it stands in the text; `before` and `after` strip blanks from the neighbours. */
export type TemplatePiece =
  | { readonly is: 'text'; readonly value: string; readonly span: Span }
  | ({ readonly before: boolean; readonly after: boolean; readonly span: Span } & (
      | { readonly is: 'value'; readonly value: Expression }
      | { readonly is: 'if'; readonly test: Expression }
      | { readonly is: 'for'; readonly names: Pick<For, 'keyName' | 'valueName'>; readonly over: Expression }
      | { readonly is: 'else' | 'endif' | 'endfor' }
    ));

/** The tree of a template from its pieces. */
export function build(pieces: readonly TemplatePiece[], span: Span, cursor: Cursor): Expression {
  const rest = strip(pieces);
  const { parts, end } = buildUntil(rest, [], cursor);
  if (end) cursor.fail(`"${end.is}" without a beginning`, end.span);
  const [only] = parts;
  if (only && parts.length === 1) return only.is === 'literal' ? { ...only, span } : only;
  return parts.length === 0 ? { is: 'literal', value: '', span } : { is: 'template', parts, span };
}

/** A mark strips blanks up to the end of a line that stands on the same line, and not beyond. */
function strip(pieces: readonly TemplatePiece[]): TemplatePiece[] {
  return pieces.flatMap((piece, index): readonly TemplatePiece[] => {
    if (piece.is !== 'text') return [piece];
    const before = pieces[index - 1];
    const after = pieces[index + 1];
    const lines = piece.value.match(/[^\n]*\n|[^\n]+/g) ?? [];
    if (before && before.is !== 'text' && before.after) lines.splice(0, 1, lines[0]?.trimStart() ?? '');
    if (after && after.is !== 'text' && after.before) lines.splice(-1, 1, lines.at(-1)?.trimEnd() ?? '');
    const value = lines.join('');
    return value === '' ? [] : [{ ...piece, value }];
  });
}

interface Built {
  readonly parts: readonly Expression[];
  readonly end: TemplatePiece | undefined;
}

/** Takes pieces from the front of `rest` until one of the words. */
function buildUntil(rest: TemplatePiece[], words: readonly TemplatePiece['is'][], cursor: Cursor): Built {
  const parts: Expression[] = [];
  for (let piece = rest.shift(); piece; piece = rest.shift()) {
    if (words.includes(piece.is)) return { parts, end: piece };
    const { span } = piece;
    if (piece.is === 'text') parts.push({ is: 'literal', value: piece.value, span });
    else if (piece.is === 'value') parts.push(piece.value);
    else if (piece.is === 'if') parts.push(cursor.nested(false, () => buildIf(piece.test, span, rest, cursor)));
    else if (piece.is === 'for') {
      const { names, over } = piece;
      parts.push(
        cursor.nested(false, () => {
          const { template, end } = section(rest, ['endfor'], span, cursor);
          const whole = { start: span.start, end: end.span.end };
          const list: For = { is: 'for', ...names, over, value: template, grouped: false, span: whole };
          return { is: 'join', list, span: whole };
        }),
      );
    } else return { parts, end: piece };
  }
  return { parts, end: undefined };
}

function buildIf(test: Expression, span: Span, rest: TemplatePiece[], cursor: Cursor): Expression {
  const first = section(rest, ['else', 'endif'], span, cursor);
  const empty: Expression = { is: 'literal', value: '', span: first.end.span };
  const second = first.end.is === 'else' ? section(rest, ['endif'], first.end.span, cursor) : undefined;
  return {
    is: 'conditional',
    test,
    then: first.template,
    otherwise: second?.template ?? empty,
    span: { start: span.start, end: (second ?? first).end.span.end },
  };
}

/** The template between two directives; always text, so it is a template even when it has one part. */
function section(
  rest: TemplatePiece[],
  words: readonly TemplatePiece['is'][],
  span: Span,
  cursor: Cursor,
): { readonly template: Expression; readonly end: TemplatePiece } {
  const { parts, end } = buildUntil(rest, words, cursor);
  if (!end || !words.includes(end.is)) return cursor.fail('a directive is not ended', span);
  return { template: { is: 'template', parts, span: { start: span.end, end: end.span.start } }, end };
}
