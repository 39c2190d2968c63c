import type { Span } from '../../model/source.ts';
import type { Expression } from './expression.ts';
import { tokenAt } from './token.ts';
import type { Token } from './token.ts';

/** Brackets, quotes and operators nested deeper than this are given up: whatever walks the tree may recurse. */
const maximumDepth = 60;
/** Nodes of one expression; a chain of operators this long is no longer written by a person. */
const maximumNodes = 4000;

/** Why an expression can't be read; caught where parsing starts. */
export class Unreadable extends Error {
  readonly span: Span;
  constructor(reason: string, span: Span) {
    super(reason);
    this.name = 'Unreadable';
    this.span = span;
  }
}

/** A place in a text that moves on token by token. */
export class Cursor {
  readonly text: string;
  place: number;
  private readonly grammar: (cursor: Cursor) => Expression;
  private lineEnds = false;
  private depth = 0;
  private nodes = 0;
  private ahead: Token | undefined;

  /** `grammar` reads an expression: the parts of the grammar contain each other. */
  constructor(text: string, place: number, grammar: (cursor: Cursor) => Expression) {
    this.text = text;
    this.place = place;
    this.grammar = grammar;
  }

  expression(): Expression {
    return this.grammar(this);
  }

  /** A cursor over another text of the same language. */
  over(text: string, place: number): Cursor {
    return new Cursor(text, place, this.grammar);
  }

  /** The next token; line ends count only inside an object. */
  peek(): Token {
    if (this.ahead?.start !== undefined && this.aheadFrom === this.place) return this.ahead;
    let token = tokenAt(this.text, this.place);
    while (token.is === 'newline' && !this.lineEnds) token = tokenAt(this.text, token.end);
    this.ahead = token;
    this.aheadFrom = this.place;
    return token;
  }
  private aheadFrom = -1;

  take(): Token {
    const token = this.peek();
    this.moveTo(token.end);
    return token;
  }

  moveTo(place: number): void {
    this.place = place;
    this.ahead = undefined;
  }

  isNext(text: string): boolean {
    const token = this.peek();
    return token.text === text && (token.is === 'sign' || token.is === 'word');
  }

  accept(text: string): Token | undefined {
    return this.isNext(text) ? this.take() : undefined;
  }

  expect(text: string): Token {
    return this.accept(text) ?? this.fail(`"${text}" is expected here`);
  }

  word(what: string): Token {
    return this.peek().is === 'word' ? this.take() : this.fail(`${what} is expected here`);
  }

  skipLineEnds(): void {
    while (this.peek().is === 'newline') this.take();
  }

  fail(reason: string, span: Span = this.peek()): never {
    throw new Unreadable(reason, { start: span.start, end: span.end });
  }

  /** Counts a node against the budget. */
  count(): void {
    this.nodes += 1;
    if (this.nodes > maximumNodes) this.fail('the expression is too long');
  }

  /** Starts on the budget of another expression. */
  restart(): void {
    this.nodes = 0;
  }

  /** Reads something; where it can't be read, what was open in it is left. The reason is thrown on. */
  trying<T>(read: () => T): T {
    const { depth, lineEnds, nodes } = this;
    try {
      return read();
    } catch (error) {
      this.depth = depth;
      this.nodes = nodes;
      this.setLineEnds(lineEnds);
      throw error;
    }
  }

  /** Reads something nested, with line ends counting or not. */
  nested<T>(lineEnds: boolean, read: () => T): T {
    if (this.depth >= maximumDepth) this.fail('the expression is nested too deeply');
    const outer = this.lineEnds;
    this.depth += 1;
    this.setLineEnds(lineEnds);
    const result = read();
    this.depth -= 1;
    this.setLineEnds(outer);
    return result;
  }

  private setLineEnds(count: boolean): void {
    this.lineEnds = count;
    this.ahead = undefined;
  }
}
