import type { Scalar, Span } from '../../model/source.ts';

/**
 * Terraform's expressions and templates as one tree, from a string of a `.tf.json` file or from HCL text. Spans are indices into
 * the text that was parsed (in JSON: the decoded string). What can't be parsed is `invalid`; parsing never throws.
 */
export type Expression =
  | Literal
  | Template
  | Name
  | Attribute
  | Index
  | Splat
  | Conditional
  | Binary
  | Unary
  | Call
  | Tuple
  | ObjectExpression
  | For
  | Join
  | Parentheses
  | Invalid;

interface Spanned {
  readonly span: Span;
}
export interface Literal extends Spanned {
  readonly is: 'literal';
  readonly value: Scalar;
}
/** Text with parts in it. A template of one part that is not text is that part itself, and keeps its type. */
export interface Template extends Spanned {
  readonly is: 'template';
  readonly parts: readonly Expression[];
}
/** The first word of a reference: `var`, `aws_kms_key`, an iterator. */
export interface Name extends Spanned {
  readonly is: 'name';
  readonly name: string;
}
export interface Attribute extends Spanned {
  readonly is: 'attribute';
  readonly of: Expression;
  readonly name: string;
}
export interface Index extends Spanned {
  readonly is: 'index';
  readonly of: Expression;
  readonly key: Expression;
}
/** `of[*].rest`, or `of.*.rest`, where only attributes belong to the rest. `each` is the rest behind the name `splatItem`. */
export interface Splat extends Spanned {
  readonly is: 'splat';
  readonly of: Expression;
  readonly each: Expression;
}
/** No word of the language, so that it collides with none. */
export const splatItem = '*';

export interface Conditional extends Spanned {
  readonly is: 'conditional';
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}
export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||';
export interface Binary extends Spanned {
  readonly is: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface Unary extends Spanned {
  readonly is: 'unary';
  readonly operator: '!' | '-';
  readonly operand: Expression;
}
export interface Call extends Spanned {
  readonly is: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
  /** The last argument is a list whose items are the last arguments (`f(a, list...)`). */
  readonly expand: boolean;
}
export interface Tuple extends Spanned {
  readonly is: 'tuple';
  readonly items: readonly Expression[];
}
export interface ObjectExpression extends Spanned {
  readonly is: 'object';
  /** A bare word as key is a literal here. */
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
}
export interface For extends Spanned {
  readonly is: 'for';
  readonly keyName?: string;
  readonly valueName: string;
  readonly over: Expression;
  /** Present when it makes an object. */
  readonly key?: Expression;
  readonly value: Expression;
  /** Values of the same key are collected (`...`). */
  readonly grouped: boolean;
  readonly where?: Expression;
}
/** The texts of a `%{ for }` directive, one after the other. */
export interface Join extends Spanned {
  readonly is: 'join';
  readonly list: For;
}
/** Parentheses, or quotes around a single interpolation; they end a splat. */
export interface Parentheses extends Spanned {
  readonly is: 'group';
  readonly inner: Expression;
}
export interface Invalid extends Spanned {
  readonly is: 'invalid';
  readonly reason: string;
}
