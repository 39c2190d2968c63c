import type { MapEntry, Value } from '../../../model/value.ts';
import type { Expression, ObjectExpression } from '../../../syntax/hcl-grammar/expression.ts';
import { asText, isUnread } from './coerce.ts';
import { evaluateIn } from './frame.ts';
import { lazyEntry } from './lazy.ts';
import type { Frame } from './frame.ts';

/** `{ key = value }`. Keys are worked out at once, values when asked for. */
export function object({ entries }: ObjectExpression, frame: Frame): Value {
  const found = new Map<string, MapEntry>();
  let open: string | undefined;
  for (const { key, value } of entries) {
    const name = keyOf(key, frame);
    if (name === undefined) open = 'a key is not known';
    else
      found.set(
        name,
        lazyEntry(name, () => evaluateIn(frame, value)),
      );
  }
  return { is: 'map', entries: [...found.values()], from: [], ...(open !== undefined && { open }) };
}

function keyOf(key: Expression, frame: Frame): string | undefined {
  const text = asText(evaluateIn(frame, key));
  return isUnread(text) ? undefined : text;
}
