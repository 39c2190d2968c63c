import type { Problem, Span } from '../../model/source.ts';
import { Cursor, Unreadable } from './cursor.ts';
import type { Expression } from './expression.ts';
import { limitOf } from './indent.ts';
import { readExpression } from './operators.ts';

/** The content of an HCL file or block. */
export interface HclBody {
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
  /** Something directly in it could not be read, so that more may be written than is here. */
  readonly broken: boolean;
}
export interface HclAttribute {
  readonly name: string;
  /** Where the name stands. */
  readonly key: Span;
  readonly value: Expression;
}
export interface HclBlock {
  readonly type: string;
  /** Where the type stands. */
  readonly key: Span;
  readonly labels: readonly string[];
  /** Where the labels stand, quotes included. */
  readonly labelSpans: readonly Span[];
  /** The last label, or the type where there is none. */
  readonly header: Span;
  readonly body: HclBody;
  /** From the opening brace to behind the closing one. */
  readonly braces: Span;
}

/** Blocks nested deeper are left out. */
const maximumDepth = 30;

export interface HclFile extends HclBody {
  readonly problems: readonly Problem[];
}

/**
 * Reads as much of a text as can be read. What can't be costs its line; where a bracket is not closed, the indentation tells what belongs
 * to it. Never throws.
 */
export function readHcl(text: string): HclFile {
  const first = new BodyReader(text, false).file();
  // Where something is open, indentation tells best what it holds.
  return first.problems.length > 0 ? { ...new BodyReader(text, true).file(), problems: first.problems } : first;
}

class BodyReader {
  readonly #text: string;
  readonly #byIndent: boolean;
  readonly #problems: Problem[] = [];
  constructor(text: string, byIndent: boolean) {
    this.#text = text;
    this.#byIndent = byIndent;
  }

  file(): HclFile {
    const cursor = new Cursor(this.#text, this.#text.startsWith('\uFEFF') ? 1 : 0, readExpression);
    const body = cursor.nested(true, () => this.#body(cursor, 0));
    return { ...body, problems: this.#problems };
  }

  #body(cursor: Cursor, depth: number): HclBody {
    const attributes: HclAttribute[] = [];
    const blocks: HclBlock[] = [];
    let broken = false;
    for (;;) {
      cursor.skipLineEnds();
      const token = cursor.peek();
      if (token.is === 'end') {
        if (depth > 0) this.#problems.push({ message: 'A block is not closed: add "}".', span: token });
        return { attributes, blocks, broken: broken || depth > 0 };
      }
      if (depth > 0 && cursor.accept('}')) return { attributes, blocks, broken };
      try {
        const item = cursor.trying(() => this.#limited(cursor, token.start, (own) => this.#item(own, depth)));
        if ('value' in item) attributes.push(item);
        else blocks.push(item);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        broken = true;
        this.#problems.push({ message: sentence(error.message), span: error.span });
        cursor.moveTo(this.#behind(token.start));
      }
    }
  }

  /** What begins at a place, and goes no further than its indentation lets it where that counts. */
  #limited<T extends HclAttribute | HclBlock>(cursor: Cursor, start: number, read: (cursor: Cursor) => T): T {
    if (!this.#byIndent) return read(cursor);
    const limit = limitOf(this.#text, start);
    const own = cursor.over(this.#text.slice(0, Math.min(limit, cursor.text.length)), start);
    const item = own.nested(true, () => read(own));
    cursor.moveTo(own.place);
    return item;
  }

  /** Where to go on after a mistake that begins at a place. */
  #behind(start: number): number {
    if (this.#byIndent) return limitOf(this.#text, start);
    const end = this.#text.indexOf('\n', start);
    return end < 0 ? this.#text.length : end;
  }

  #item(cursor: Cursor, depth: number): HclAttribute | HclBlock {
    const name = cursor.word('a name');
    const key = { start: name.start, end: name.end };
    if (cursor.accept('=')) {
      cursor.restart();
      const next = cursor.peek();
      if (next.is === 'newline' || next.is === 'end') cursor.fail('a value is expected here', key);
      const value = cursor.expression();
      const behind = cursor.peek();
      if (behind.is !== 'newline' && behind.is !== 'end' && behind.text !== '}')
        cursor.fail('a line end is expected here');
      return { name: name.text, key, value };
    }
    const labels: string[] = [];
    const labelSpans: Span[] = [];
    for (;;) {
      const token = cursor.peek();
      if (token.is !== 'word' && token.is !== 'quote') break;
      const label = token.is === 'word' ? { text: cursor.take().text, span: token } : readLabel(cursor);
      labels.push(label.text);
      labelSpans.push({ start: label.span.start, end: label.span.end });
    }
    if (!cursor.isNext('{')) cursor.fail(labels.length === 0 ? '"=" or "{" is expected here' : '"{" is expected here');
    const { start } = cursor.expect('{');
    if (depth > maximumDepth) cursor.fail('blocks are nested too deeply');
    const body = this.#body(cursor, depth + 1);
    const header = labelSpans.at(-1) ?? key;
    return { type: name.text, key, labels, labelSpans, header, body, braces: { start, end: cursor.place } };
  }
}

const sentence = (reason: string): string => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;

const plainLabel = /"([^"\n]*)"/y;
function readLabel(cursor: Cursor): { readonly text: string; readonly span: Span } {
  const { start } = cursor.peek();
  plainLabel.lastIndex = start;
  const text = plainLabel.exec(cursor.text)?.[1] ?? cursor.fail('a label is not closed');
  cursor.moveTo(start + text.length + 2);
  return { text, span: { start, end: cursor.place } };
}
