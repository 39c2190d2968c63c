import type { Site } from '../../../model/source.ts';
import type { MapEntry, Value } from '../../../model/value.ts';
import type { Ground } from './ground.ts';

export const listValue = (items: readonly Value[], site: Site | undefined): Value => ({
  is: 'list',
  items,
  from: [],
  ...(site && { site }),
});

/** A map whose values are read when they are asked for. */
export function mapValue(
  keys: readonly string[],
  ground: Ground,
  read: (key: string) => Value,
  site: Site | undefined,
): Value {
  const source: EntrySource = { ground, read };
  // An entry without a place has none; it is not known before it is asked for.
  const entries = keys.map((key) => new PlannedEntry(key, source) as MapEntry);
  return { is: 'map', entries, from: [], ...(site && { site }) };
}

interface EntrySource {
  readonly ground: Ground;
  readonly read: (key: string) => Value;
}

/** Large plans have half a million of these, and most are never asked: they must be small. */
class PlannedEntry {
  readonly key: string;
  private readonly source: EntrySource;
  private known: Value | undefined;
  constructor(key: string, source: EntrySource) {
    this.key = key;
    this.source = source;
    this.known = undefined;
  }
  get keySite(): Site | undefined {
    return this.source.ground.key(this.key).keySite;
  }
  get value(): Value {
    return (this.known ??= this.source.read(this.key));
  }
}
