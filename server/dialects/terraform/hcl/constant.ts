import type { Value } from '../../../model/value.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { failure } from '../evaluate/failure.ts';
import type { EvaluationContext } from '../evaluate/frame.ts';
import type { Expression } from '../../../syntax/hcl-grammar/expression.ts';

/** Steps of one constant. */
const maximumSteps = 10_000;

const nothing: EvaluationContext = {
  evaluate,
  refer: () => ({ value: failure('a constant is needed'), words: 1 }),
  nameCondition: () => undefined,
};

/** The value of an expression in which nothing may be referred to: a default, a line of a tfvars file. */
export const constant = (expression: Expression): Value =>
  evaluate(expression, { around: nothing, names: new Map(), work: { steps: maximumSteps }, at: undefined, text: '' });
