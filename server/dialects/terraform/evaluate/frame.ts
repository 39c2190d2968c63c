import type { Document, Node, Site } from '../../../model/source.ts';
import type { Value } from '../../../model/value.ts';
import { offsetInText } from '../../../syntax/scalar.ts';
import type { Expression } from '../expression/expression.ts';

/** A file of a module. Versions of its document come and go; what was read from it keeps pointing here. */
export interface File {
  document: Document;
}
/** A piece of a file. */
export interface Written {
  readonly file: File;
  readonly node: Node;
}

/** A site that follows the file to its current version. */
export function siteOf({ file, node }: Written, part?: Expression): Site {
  const within =
    part && node.kind === 'scalar'
      ? { start: offsetInText(node, part.span.start), end: offsetInText(node, part.span.end) }
      : undefined;
  return {
    get document() {
      return file.document;
    },
    node,
    ...(within && { within }),
  };
}

/** Work done for one answer; at the end of it everything is unknown. */
export interface Work {
  steps: number;
  depth: number;
}

/** The words of a reference from its first: `aws_kms_key`, `data`. A key in brackets is not a word. */
export type Words = readonly (string | undefined)[];
/** What the first words of a reference mean, and how many they are. */
export interface Referred {
  readonly value: Value;
  readonly words: number;
}

/** What an expression is evaluated in. */
export interface Frame {
  /** Names bound here: of `for`, `each`, `count`, iterators. */
  readonly names: ReadonlyMap<string, Value>;
  readonly refer: (words: Words, frame: Frame) => Referred;
  readonly work: Work;
  /** The evaluator, for the parts that it consists of. */
  readonly evaluate: (expression: Expression, frame: Frame) => Value;
  /** Where the expression stands, and the text that its spans count in. */
  readonly at?: Written;
  readonly text: string;
  /** Names a condition that is not known, so that others can ask whether cases are possible together. */
  readonly nameCondition: (test: Expression, frame: Frame) => string | undefined;
}

export const bind = (frame: Frame, names: Iterable<readonly [string, Value]>): Frame => ({
  ...frame,
  names: new Map([...frame.names, ...names]),
});

export const textOf = (frame: Frame, expression: Expression): string =>
  frame.text.slice(expression.span.start, expression.span.end).replace(/\s+/g, ' ').trim();
