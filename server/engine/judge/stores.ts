import type { Spelled } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';
import type { Path } from '../../model/source.ts';
import type { Value } from '../../model/value.ts';
import { again, type Case, underEveryCase } from '../cases.ts';
import { ITEMS, samePath, stepsOf } from '../read/path.ts';
import { walk } from '../read/read.ts';

/** Stores of one resource past this number are not looked at one by one. */
export const MAX_STORES = 500;

interface FoundItem {
  readonly path: Path;
  readonly value: Value;
}
interface FoundItems {
  /** The items themselves by their place, where no condition has a part in them: they are the same in every case then. */
  readonly fixed: ReadonlyMap<Path, Value> | undefined;
  readonly places: readonly Path[];
}
const known = new WeakMap<Resource, Map<Spelled, FoundItems>>();

/** Where a resource of the kind keeps data, in any case: itself, or the items at `each`. */
export const placesOf = (resource: Resource, spelled: Spelled): readonly Path[] =>
  spelled.each === undefined ? ITSELF : knownItems(resource, spelled).places;
const ITSELF: readonly Path[] = [[]];

/** The store's value in one case; undefined when it is not there then. */
export function itemAt(resource: Resource, spelled: Spelled, path: Path, now: Case): Value | undefined {
  if (spelled.each === undefined) return now.pick(resource.properties, resource.scope);
  const { fixed } = knownItems(resource, spelled);
  // The path is usually one that `placesOf` gave.
  const item = fixed?.get(path);
  if (item) return item;
  const items = fixed ? [...fixed].map(([place, value]) => ({ path: place, value })) : itemsOf(resource, spelled, now);
  return items.find((one) => samePath(one.path, path))?.value;
}

function knownItems(resource: Resource, spelled: Spelled): FoundItems {
  let bySpelling = known.get(resource);
  if (!bySpelling) known.set(resource, (bySpelling = new Map<Spelled, FoundItems>()));
  let items = bySpelling.get(spelled);
  if (!items) bySpelling.set(spelled, (items = findItems(resource, spelled)));
  return items;
}

function findItems(resource: Resource, spelled: Spelled): FoundItems {
  const now = again([]);
  const plain = itemsOf(resource, spelled, now);
  if (now.crossed() === 0) {
    const fixed = new Map(plain.map(({ path, value }) => [path, value]));
    return { fixed, places: [...fixed.keys()].slice(0, MAX_STORES) };
  }
  const places = new Map<string, Path>();
  for (const { result } of underEveryCase((one) => itemsOf(resource, spelled, one)).judged)
    for (const { path } of result) {
      const key = JSON.stringify(path);
      if (places.size < MAX_STORES && !places.has(key)) places.set(key, path);
    }
  return { fixed: undefined, places: [...places.values()] };
}

function itemsOf(resource: Resource, spelled: Spelled, now: Case): readonly FoundItem[] {
  const steps = stepsOf(spelled.each ?? '');
  const lists = steps.flatMap((step, index) => (step === ITEMS ? [index] : []));
  const items: FoundItem[] = [];
  const enter = (value: Value, path: Path, from: number): void => {
    const end = lists.find((index) => index >= from);
    const walked = walk(value, steps.slice(from, end), path, resource, now);
    if (walked.value.is === 'absent' || walked.value.is === 'unknown' || walked.value.is === 'reference') return;
    if (end === undefined) {
      items.push({ path: walked.path, value: walked.value });
      return;
    }
    const list = walked.value;
    if (list.is === 'list')
      list.items.forEach((item, index) => {
        const picked = now.pick(item, resource.scope);
        if (picked && picked.is !== 'absent') enter(picked, [...walked.path, index], end + 1);
      });
    else if (list.is === 'map') enter(list, walked.path, end + 1);
  };
  enter(resource.properties, [], 0);
  return items;
}

/** What tells the store from its siblings, in one case; undefined where that is not known. */
export function identityIn(item: Value, resource: Resource, spelled: Spelled, now: Case): string | undefined {
  if (spelled.identity === undefined) return undefined;
  const { value } = walk(item, stepsOf(spelled.identity), [], resource, now);
  return value.is === 'known' ? String(value.value) : undefined;
}
