import type { Spelled } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';
import type { Path } from '../../model/source.ts';
import type { Value } from '../../model/value.ts';
import type { Reading } from './reading.ts';
import { samePath } from './path.ts';

/** Readings of one place in which no condition has a part: they are the same in every case, and for every rule. */
export type PlainReadings = Map<string, Reading>;

interface ReadPlace {
  readonly resource: Resource;
  readonly spelled: Spelled;
  readonly path: Path;
  readonly readings: PlainReadings;
}

/** What the rules of one resource read, once for all of them. It lasts as long as the resource is judged: readings ask the world. */
export class SharedReadings {
  /** A value may stand in several places. */
  private readonly places = new Map<Value, ReadPlace[]>();

  of(resource: Resource, spelled: Spelled, path: Path, value: Value): PlainReadings {
    let places = this.places.get(value);
    if (!places) this.places.set(value, (places = []));
    let found = places.find(
      (place) => place.resource === resource && place.spelled === spelled && samePath(place.path, path),
    );
    if (!found) places.push((found = { resource, spelled, path, readings: new Map() }));
    return found.readings;
  }
}
