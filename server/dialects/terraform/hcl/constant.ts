import type { Value } from '../../../model/value.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { failure } from '../evaluate/failure.ts';
import type { Expression } from '../expression/expression.ts';

/** Steps of one constant. */
const maximumSteps = 10_000;

/** The value of an expression in which nothing may be referred to: a default, a line of a tfvars file. */
export const constant = (expression: Expression): Value =>
  evaluate(expression, {
    names: new Map(),
    refer: () => ({ value: failure('a constant is needed'), words: 1 }),
    evaluate,
    work: { steps: maximumSteps, depth: 0 },
    text: '',
    nameCondition: () => undefined,
  });
