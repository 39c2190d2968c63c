import type { Span } from '../../../model/source.ts';
import { Cursor, Unreadable } from '../expression/cursor.ts';
import type { Expression } from '../expression/expression.ts';
import { readExpression } from '../expression/operators.ts';
import { tokenAt } from '../expression/token.ts';

/** The content of an HCL file or block. */
export interface HclBody {
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
}
export interface HclAttribute {
  readonly name: string;
  /** Where the name stands. */
  readonly key: Span;
  readonly value: Expression;
}
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  /** The last label, or the type where there is none. */
  readonly header: Span;
  readonly body: HclBody;
}

/** Blocks nested deeper are left out. */
const maximumDepth = 30;

/** Reads as much of a text as can be read; after an error it goes on at the next line that looks like a block. */
export function readHcl(text: string): HclBody & { readonly broken: boolean } {
  const attributes: HclAttribute[] = [];
  const blocks: HclBlock[] = [];
  let broken = false;
  for (let place: number | undefined = text.startsWith('\uFEFF') ? 1 : 0; place !== undefined;) {
    const token = tokenAt(text, place);
    if (token.is === 'end') break;
    if (token.is === 'newline') {
      place = token.end;
      continue;
    }
    const cursor = new Cursor(text, token.start, readExpression);
    try {
      cursor.nested(true, () => {
        const item = readItem(cursor, 0);
        if ('value' in item) attributes.push(item);
        else blocks.push(item);
      });
      place = cursor.place;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      broken = true;
      place = nextBlock(text, token.end);
    }
  }
  return { attributes, blocks, broken };
}

const blockStart = /^[a-z_]+[ \t][^\n={]*\{/gm;
function nextBlock(text: string, from: number): number | undefined {
  blockStart.lastIndex = from;
  return blockStart.exec(text)?.index;
}

function readItem(cursor: Cursor, depth: number): HclAttribute | HclBlock {
  const name = cursor.word('a name');
  if (cursor.accept('=')) {
    cursor.restart();
    return { name: name.text, key: { start: name.start, end: name.end }, value: cursor.expression() };
  }
  const labels: string[] = [];
  let header: Span = name;
  for (;;) {
    const token = cursor.peek();
    if (token.is !== 'word' && token.is !== 'quote') break;
    const label = token.is === 'word' ? { text: cursor.take().text, span: token } : readLabel(cursor);
    labels.push(label.text);
    header = label.span;
  }
  cursor.expect('{');
  if (depth > maximumDepth) cursor.fail('blocks are nested too deeply');
  const body = readBody(cursor, depth + 1);
  return { type: name.text, labels, header: { start: header.start, end: header.end }, body };
}

const plainLabel = /"([^"\n]*)"/y;
function readLabel(cursor: Cursor): { readonly text: string; readonly span: Span } {
  const { start } = cursor.peek();
  plainLabel.lastIndex = start;
  const text = plainLabel.exec(cursor.text)?.[1] ?? cursor.fail('a label is not closed');
  cursor.moveTo(start + text.length + 2);
  return { text, span: { start, end: cursor.place } };
}

function readBody(cursor: Cursor, depth: number): HclBody {
  const attributes: HclAttribute[] = [];
  const blocks: HclBlock[] = [];
  for (;;) {
    cursor.skipLineEnds();
    if (cursor.accept('}')) return { attributes, blocks };
    const item = readItem(cursor, depth);
    if ('value' in item) attributes.push(item);
    else blocks.push(item);
  }
}
