import type { Condition } from '../../../model/condition.ts';
import type { Document, Node, ScalarNode, Site, Span } from '../../../model/source.ts';
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
class LiveSite {
  readonly node: Node;
  readonly within?: Span;
  readonly #file: File;
  constructor(file: File, node: Node, within: Span | undefined) {
    this.#file = file;
    this.node = node;
    if (within) this.within = within;
  }
  get document(): Document {
    return this.#file.document;
  }
}

/** Where something is written, or a part of it. */
export const siteOf = ({ file, node }: Written, part?: Expression): Site =>
  new LiveSite(file, node, part && node.kind === 'scalar' ? within(node, part) : undefined);

const within = (node: ScalarNode, { span }: Expression): Span => ({
  start: offsetInText(node, span.start),
  end: offsetInText(node, span.end),
});

/** Steps left for one answer; at the end of them everything is unknown. */
export interface Work {
  steps: number;
}

/** The words of a reference from its first: `aws_kms_key`, `data`. A key in brackets is not a word. */
export type Words = readonly (string | undefined)[];
/** What the first words of a reference mean, and how many they are. */
export interface Referred {
  readonly value: Value;
  readonly words: number;
}

/** What the expressions of one place have in common. */
export interface Surroundings {
  /** The evaluator, for the parts that it consists of. */
  readonly evaluate: (expression: Expression, frame: Frame) => Value;
  readonly refer: (words: Words) => Referred;
  /** Names a condition that is not known, so that others can ask whether cases are possible together. */
  readonly nameCondition: (test: Expression, frame: Frame) => Condition | undefined;
}

/** What an expression is evaluated in. */
export interface Frame {
  readonly around: Surroundings;
  /** Names bound here: of `for`, `each`, `count`, iterators. */
  readonly names: ReadonlyMap<string, Value>;
  readonly work: Work;
  /** Where the expression stands, and the text that its spans count in. */
  readonly at: Written | undefined;
  readonly text: string;
}

export const evaluateIn = (frame: Frame, expression: Expression): Value => frame.around.evaluate(expression, frame);

export const bind = ({ around, names, work, at, text }: Frame, more: Iterable<readonly [string, Value]>): Frame => ({
  around,
  names: new Map([...names, ...more]),
  work,
  at,
  text,
});

export const textOf = (frame: Frame, expression: Expression): string =>
  frame.text.slice(expression.span.start, expression.span.end).replace(/\s+/g, ' ').trim();
