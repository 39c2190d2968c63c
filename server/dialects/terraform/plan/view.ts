import type { Json, Site } from '../../../model/source.ts';
import { isList, isMap, listOf, member } from '../../json.ts';
import type { Ground } from './ground.ts';
import { type PlannedSetting, matchItems, writtenAt } from './written.ts';

/** One place of one instance: what is planned, what is secret, how it is written and where. */
export interface PlanView {
  /** The key it stands under. */
  readonly name: string;
  readonly values: Json | undefined;
  readonly unknown: Json | undefined;
  readonly sensitive: Json | undefined;
  readonly written: PlannedSetting;
  readonly ground: Ground;
  /** The instance is created by the plan, so that nothing comes from the state. */
  readonly created: boolean;
}
/** Only what is written has a site. */
export const siteOf = (view: PlanView): Site | undefined => (isUnset(view) ? undefined : view.ground.site);

/** On a new instance, a block that the configuration does not show and the plan holds was made by a `dynamic` block. */
const isUnset = ({ written, values, created }: PlanView): boolean =>
  written.how === 'unset' && !(created && isList(values) && values.some(isMap));

/** Keys that are planned, known later, or written. */
export function keysOf({ values, unknown: later, written }: PlanView): readonly string[] {
  const keys = new Set<string>();
  for (const json of [values, later, written.how === 'block' ? written.json : undefined])
    if (isMap(json)) for (const key of Object.keys(json)) keys.add(key);
  return [...keys];
}

export function memberOf(view: PlanView, key: string): PlanView {
  const { sensitive } = view;
  const written = writtenAt(view.written, key);
  const dynamic = written.how === 'unset' && view.ground.hasDynamic(key);
  return {
    name: key,
    values: member(view.values, key),
    unknown: member(view.unknown, key),
    sensitive: sensitive === true ? true : member(sensitive, key),
    written: dynamic ? { how: 'open' } : written,
    ground: view.ground.key(key),
    created: view.created,
  };
}

/** The items of a list, in the order of the source where that can be told. */
export function itemsOf(view: PlanView): readonly PlanView[] {
  const values = listOf(view.values);
  const later = listOf(view.unknown);
  const dynamic = view.written.how === 'unset' && !isUnset(view);
  const planned = Array.from({ length: Math.max(values.length, later.length) }, (_, index) => values[index]);
  return matchItems(dynamic ? { how: 'open' } : view.written, planned).map(({ index, block, written }) => ({
    name: view.name,
    values: values[index],
    unknown: later[index],
    sensitive: view.sensitive === true ? true : listOf(view.sensitive)[index],
    written,
    ground: view.ground.item(block, index),
    created: view.created,
  }));
}
