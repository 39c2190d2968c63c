import { isSecret, known, unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import type { Template } from '../../../syntax/hcl-grammar/expression.ts';
import { overCases } from './cases.ts';
import { asText, isUnread, maximumText } from './coerce.ts';
import { isFailure } from './failure.ts';
import { evaluateIn } from './frame.ts';
import type { Frame } from './frame.ts';
import { hopsOf, notKnown, shapeOf } from './trace.ts';

/** Text with parts in it: known when every part is. It is never null. */
export const template = ({ parts }: Template, frame: Frame): Value =>
  overCases(
    parts.map((part) => evaluateIn(frame, part)),
    concatenate,
  );

export function concatenate(values: readonly Value[]): Value {
  let text = '';
  let shape = '';
  let open: Value | undefined;
  for (const value of values) {
    const part = asText(value);
    if (!isUnread(part)) {
      text += part;
      shape += part;
    } else if (isFailure(part)) return part;
    else {
      open ??= part;
      shape += shapeOf(value);
    }
    if (shape.length > maximumText) return unknown('the text is too long', true);
  }
  if (!open) return known(text, undefined, hopsOf(values));
  // What is secret about a part is so of the whole.
  return { ...notKnown(open, true), from: hopsOf([open, ...values.filter(isSecret)]), shape };
}
