import type { Document, Json, Path, Site } from '../../../model/source.ts';
import type { Value } from '../../../model/value.ts';
import { listOf, member } from '../../json.ts';

/** Where a plan's value is written: in the source of the module, or in the plan itself. */
export interface Ground {
  readonly site?: Site;
  readonly keySite?: Site;
  /** What reading the source made of the same place. */
  readonly value?: Value;
  /** The ground of a member; `index` and `plan` say where it stands in the list of a block's items, in the source and in the plan. */
  readonly key: (name: string) => Ground;
  readonly item: (index: number | undefined, plan: number) => Ground;
  /** Whether a `dynamic` block of this name is written here, which the plan does not show. */
  readonly hasDynamic: (name: string) => boolean;
}

/** Nothing is written, or nobody knows where. */
export const NO_GROUND: Ground = {
  key: () => NO_GROUND,
  item: () => NO_GROUND,
  hasDynamic: () => false,
};

/** A place in the plan, with what stands there. */
export interface PlanPlace {
  readonly pointer: Path;
  readonly json: Json | undefined;
}

/** The plan's own text: the values, else the marks that say that a value is known after apply. */
export function planGround(document: Document, values: PlanPlace, marks: PlanPlace): Ground {
  const pointer = values.json === undefined ? (marks.json === undefined ? undefined : marks.pointer) : values.pointer;
  return {
    ...(pointer && { site: { document, pointer, grip: 'value' }, keySite: { document, pointer, grip: 'key' } }),
    key: (name) => {
      const below = ({ pointer: at, json }: PlanPlace): PlanPlace => ({
        pointer: [...at, name],
        json: member(json, name),
      });
      return planGround(document, below(values), below(marks));
    },
    item: (_, index) => {
      const below = ({ pointer: at, json }: PlanPlace): PlanPlace => ({
        pointer: [...at, index],
        json: listOf(json)[index],
      });
      return planGround(document, below(values), below(marks));
    },
    hasDynamic: () => false,
  };
}

/** A source that was read: `*.tf.json`. A list of one item is as good as the item. */
export function valueGround(value: Value | undefined, keySite?: Site): Ground {
  if (!value) return NO_GROUND;
  return {
    value,
    ...(value.site && { site: value.site }),
    ...(keySite && { keySite }),
    key: (name) => {
      const map = value.is === 'list' && value.items.length === 1 ? value.items[0] : value;
      const entry = map?.is === 'map' ? map.entries.find((one) => one.key === name) : undefined;
      return valueGround(entry?.value, entry?.keySite);
    },
    item: (index) => {
      if (value.is === 'map' && (index === 0 || index === undefined)) return valueGround(value, keySite);
      return value.is === 'list' && index !== undefined ? valueGround(value.items[index], keySite) : NO_GROUND;
    },
    // What the plan's configuration lacks and the source has can only come from a `dynamic` block.
    hasDynamic: (name) => {
      const map = value.is === 'list' && value.items.length === 1 ? value.items[0] : value;
      const entry = map?.is === 'map' ? map.entries.find((one) => one.key === name) : undefined;
      return entry !== undefined && entry.value.is !== 'absent';
    },
  };
}
