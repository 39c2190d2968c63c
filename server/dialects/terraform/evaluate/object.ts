import { unknown } from '../../../model/value.ts';
import type { Site } from '../../../model/source.ts';
import type { MapEntry, Value } from '../../../model/value.ts';
import type { Expression, ObjectExpression } from '../expression/expression.ts';
import { asText, isUnread } from './coerce.ts';
import type { Frame } from './frame.ts';

/** An entry whose value is worked out when it is first asked for. */
export function lazyEntry(key: string, compute: () => Value, keySite?: Site): MapEntry {
  let value: Value | undefined;
  let busy = false;
  return {
    key,
    ...(keySite && { keySite }),
    get value() {
      if (value) return value;
      if (busy) return unknown('it refers to itself', false);
      busy = true;
      value = compute();
      busy = false;
      return value;
    },
  };
}

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
        lazyEntry(name, () => frame.evaluate(value, frame)),
      );
  }
  return { is: 'map', entries: [...found.values()], from: [], ...(open !== undefined && { open }) };
}

function keyOf(key: Expression, frame: Frame): string | undefined {
  const text = asText(frame.evaluate(key, frame));
  return isUnread(text) ? undefined : text;
}
