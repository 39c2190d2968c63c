import type { Site } from '../../../model/source.ts';
import type { MapEntry, Value } from '../../../model/value.ts';
import type { Ground } from './ground.ts';

export const listValue = (items: readonly Value[], site: Site | undefined): Value => ({
  is: 'list',
  items,
  from: [],
  ...(site && { site }),
});

export function mapValue(
  keys: readonly string[],
  ground: Ground,
  read: (key: string) => Value,
  site: Site | undefined,
): Value {
  const entries = keys.map((key) => {
    let value: Value | undefined;
    // Not asked for most entries of a large plan, so nothing is made before. As an entry, one without a place has none.
    const entry = {
      key,
      get keySite() {
        return ground.key(key).keySite;
      },
      get value() {
        return (value ??= read(key));
      },
    };
    return entry as MapEntry;
  });
  return { is: 'map', entries, from: [], ...(site && { site }) };
}
