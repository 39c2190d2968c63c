/** `word` is an identifier; `sign` an operator or bracket; `quote` opens a quoted template; `heredoc` opens one that ends at a marker. */
export interface Token {
  readonly is: 'word' | 'number' | 'sign' | 'quote' | 'heredoc' | 'newline' | 'end' | 'bad';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const word = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const number = /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const sign = /\.\.\.|=>|==|!=|<=|>=|&&|\|\||[-+*/%!<>=?:.,()[\]{}~]/y;
const heredoc = /<<-?[\p{ID_Start}_][\p{ID_Continue}-]*\r?\n/uy;
const blank = /(?:[ \t]|\r(?!\n)|\/\*[^]*?\*\/)+/y;
const lineComment = /(?:#|\/\/)[^\n]*/y;
const newline = /\r?\n/y;

/** The token at or after a place. Comments and blanks are skipped; line ends are tokens, for they end an item of an object. */
export function tokenAt(text: string, place: number): Token {
  let start = place;
  for (let skipped = true; skipped;) {
    skipped = false;
    for (const pattern of [blank, lineComment]) {
      const end = match(pattern, text, start);
      if (end !== undefined) {
        start = end;
        skipped = true;
      }
    }
  }
  if (start >= text.length) return { is: 'end', text: '', start: text.length, end: text.length };
  const token = (is: Token['is'], end: number): Token => ({ is, text: text.slice(start, end), start, end });
  if (text[start] === '"') return token('quote', start + 1);
  for (const [is, pattern] of patterns) {
    const end = match(pattern, text, start);
    if (end !== undefined) return token(is, end);
  }
  return token('bad', start + 1);
}

const patterns = [
  ['newline', newline],
  ['heredoc', heredoc],
  ['word', word],
  ['number', number],
  ['sign', sign],
] as const;

function match(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
