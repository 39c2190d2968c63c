import { known, unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import type { Expression, Tuple } from '../../../syntax/hcl-grammar/expression.ts';
import { call } from '../functions/call.ts';
import { access } from './access.ts';
import { overCases } from './cases.ts';
import { binary, unary } from './operators.ts';
import { asText, isUnread, maximumItems } from './coerce.ts';
import { comprehend, join, splat } from './comprehension.ts';
import { conditional } from './conditional.ts';
import { eachEntry, explored } from './explore.ts';
import { failure, isFailure } from './failure.ts';
import type { Frame, Words } from './frame.ts';
import { object } from './object.ts';
import { boundedList } from './weight.ts';
import { template } from './template.ts';
import { notKnown } from './trace.ts';

/** Calls in each other; the stack of the machine bears about ten times as many. */
const maximumDepth = 400;

/** The value of an expression. Never throws; what can't be known, or not within the frame's bounds, is unknown with a reason. */
export function evaluate(expression: Expression, frame: Frame): Value {
  const { work } = frame;
  work.steps -= 1;
  if (work.steps < 0) return unknown('it takes too many steps to work out', false);
  if (depth >= maximumDepth) return unknown('it is nested too deeply', false);
  depth += 1;
  try {
    return explored(evaluateForm(expression, frame), expression, frame);
  } finally {
    depth -= 1;
  }
}

/** Evaluations in each other at this moment, whatever they were asked for: it is one stack. */
let depth = 0;

function evaluateForm(expression: Expression, frame: Frame): Value {
  switch (expression.is) {
    case 'literal':
      return known(expression.value);
    case 'group':
      return evaluate(expression.inner, frame);
    case 'name':
    case 'attribute':
    case 'index':
      return evaluateReference(expression, frame);
    case 'template':
      return template(expression, frame);
    case 'conditional':
      return conditional(expression, frame);
    case 'binary':
      return binary(expression, frame);
    case 'unary':
      return unary(expression, frame);
    case 'call':
      return call(expression, frame);
    case 'tuple':
      return tuple(expression, frame);
    case 'object':
      return object(expression, frame);
    case 'for':
      return comprehend(expression, frame);
    case 'splat':
      return splat(expression, frame);
    case 'join':
      return join(expression, frame);
    case 'invalid':
      return unknown(`the expression can't be read: ${expression.reason}`, false);
  }
}

const tuple = ({ items }: Tuple, frame: Frame): Value =>
  boundedList(
    items.slice(0, maximumItems).map((item) => evaluate(item, frame)),
    [],
    items.length > maximumItems ? 'the list is too long' : undefined,
  );

type AccessStep = { readonly word: string } | { readonly key: Expression };

/** A chain of names and keys: its first words are looked up, the rest is walked. */
function evaluateReference(expression: Expression, frame: Frame): Value {
  const steps: AccessStep[] = [];
  let start = expression;
  while (start.is === 'attribute' || start.is === 'index') {
    steps.unshift(start.is === 'attribute' ? { word: start.name } : { key: start.key });
    start = start.of;
  }
  if (start.is !== 'name') return walk(evaluate(start, frame), steps, frame);
  const bound = frame.names.get(start.name);
  if (bound) return walk(bound, steps, frame);
  const words: Words = [start.name, ...steps.map((step) => ('word' in step ? step.word : literalKey(step.key)))];
  const { value, words: used } = frame.around.refer(words);
  return walk(value, steps.slice(used - 1), frame);
}

/** `data["aws_x"]` is as good as a word. */
const literalKey = (key: Expression): string | undefined =>
  key.is === 'literal' && typeof key.value === 'string' ? key.value : undefined;

const walk = (start: Value, steps: readonly AccessStep[], frame: Frame): Value =>
  steps.reduce((value, step) => {
    if ('word' in step) return access(value, step.word);
    return overCases([value, evaluate(step.key, frame)], ([of, key]) =>
      of && key ? accessBy(of, key, step.key, frame) : failure('no key'),
    );
  }, start);

function accessBy(value: Value, key: Value, asked: Expression, frame: Frame): Value {
  if (key.is === 'known' && typeof key.value === 'number') return access(value, key.value, true);
  const text = asText(key);
  if (!isUnread(text)) return access(value, text, true);
  if (value.is === 'reference') return access(value, 0, true);
  if (!isFailure(text)) {
    const each = eachEntry(value, asked, undefined, frame);
    if (each) return each;
  }
  return 'failed' in value || value.is !== 'unknown' ? notKnown(text, false) : value;
}
