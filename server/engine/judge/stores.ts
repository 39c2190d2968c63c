import type { Spelled } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';
import type { Path } from '../../model/source.ts';
import type { Value } from '../../model/value.ts';
import { type Case, underEveryCase } from '../cases.ts';
import { ITEMS, stepsOf } from '../read/path.ts';
import { walk } from '../read/read.ts';

/** Stores of one resource past this number are not looked at one by one. */
export const MAX_STORES = 500;

/** Where a resource of the kind keeps data, in any case: itself, or the items at `each`. */
export function placesOf(resource: Resource, spelled: Spelled): readonly Path[] {
  if (spelled.each === undefined) return [[]];
  const places = new Map<string, Path>();
  const { judged } = underEveryCase((now) => itemsOf(resource, spelled, now));
  for (const { result } of judged)
    for (const { path } of result) {
      const key = JSON.stringify(path);
      if (places.size < MAX_STORES && !places.has(key)) places.set(key, path);
    }
  return [...places.values()];
}

/** The store's value in one case; undefined when it is not there then. */
export function itemAt(resource: Resource, spelled: Spelled, path: Path, now: Case): Value | undefined {
  if (spelled.each === undefined) return now.pick(resource.properties, resource.scope);
  const key = JSON.stringify(path);
  return itemsOf(resource, spelled, now).find((item) => JSON.stringify(item.path) === key)?.value;
}

function itemsOf(resource: Resource, spelled: Spelled, now: Case): readonly { path: Path; value: Value }[] {
  const steps = stepsOf(spelled.each ?? '');
  const lists = steps.flatMap((step, index) => (step === ITEMS ? [index] : []));
  const items: { path: Path; value: Value }[] = [];
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
