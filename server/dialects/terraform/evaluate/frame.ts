import type { Condition } from '../../../model/condition.ts';
import type { Node, ScalarNode, Site, Span } from '../../../model/source.ts';
import type { BranchesValue, UnknownValue, Value } from '../../../model/value.ts';
import { offsetInText } from '../../../syntax/scalar.ts';
import { liveSite } from '../../live-site.ts';
import type { LiveDocument } from '../../live-site.ts';
import type { Expression } from '../../../syntax/hcl-grammar/expression.ts';

/** A file of a module. Versions of its document come and go; what was read from it keeps pointing here. */
export type File = LiveDocument;
/** A piece of a file. */
export interface FileNode {
  readonly file: File;
  readonly node: Node;
}

/** Where something is written, or a part of it. */
export const siteOf = ({ file, node }: FileNode, part?: Expression): Site =>
  liveSite(file, node, part && node.kind === 'scalar' ? within(node, part) : undefined);

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
export interface EvaluationContext {
  /** The evaluator, for the parts that it consists of. */
  readonly evaluate: (expression: Expression, frame: Frame) => Value;
  readonly refer: (words: Words) => Referred;
  /** Names a condition that is not known, so that others can ask whether cases are possible together. */
  readonly nameCondition: (test: Expression, frame: Frame) => Condition | undefined;
}

/** What an expression is evaluated in. */
export interface Frame {
  readonly around: EvaluationContext;
  /** Names bound here: of `for`, `each`, `count`, iterators. */
  readonly names: ReadonlyMap<string, Value>;
  readonly work: Work;
  /** Where the expression stands, and the text that its spans count in. */
  readonly at: FileNode | undefined;
  readonly text: string;
  /** What is evaluated is part of a larger test. */
  readonly inTest?: boolean;
}

/** A test that is not known, as its two cases. A larger test, or a conditional, asks it as it was and names its own cases. */
export interface ExploredTest extends BranchesValue {
  readonly unexplored: UnknownValue;
}

const isExplored = (value: Value): value is ExploredTest => value.is === 'branches' && 'unexplored' in value;

/** The value of a part of a test. */
export function testIn(frame: Frame, expression: Expression): Value {
  const value = evaluateIn(frame.inTest ? frame : { ...frame, inTest: true }, expression);
  return isExplored(value) ? { ...value.unexplored, from: value.from } : value;
}

export const evaluateIn = (frame: Frame, expression: Expression): Value => frame.around.evaluate(expression, frame);

export const bind = (frame: Frame, more: Iterable<readonly [string, Value]>): Frame => ({
  ...frame,
  names: new Map([...frame.names, ...more]),
});

export const textOf = (frame: Frame, expression: Expression): string =>
  frame.text.slice(expression.span.start, expression.span.end).replace(/\s+/g, ' ').trim();
