import type { Document, Json, Path, Site } from '../../../model/source.ts';
import type { Value } from '../../../model/value.ts';
import { listOf, member } from '../../json.ts';

/** Where a plan's value is written: in the source of the module, or in the plan itself. */
export interface Ground {
  readonly site: Site | undefined;
  readonly keySite: Site | undefined;
  /** What reading the source made of the same place. */
  readonly value: Value | undefined;
  readonly key: (name: string) => Ground;
  /** The ground of an item, by its index in the source (undefined when it has no place of its own there) and in the plan. */
  readonly item: (index: number | undefined, plan: number) => Ground;
  /** Whether a `dynamic` block of this name is written here, which the plan does not show. */
  readonly hasDynamic: (name: string) => boolean;
}

/** Nothing is written, or nobody knows where. */
export const NO_GROUND: Ground = {
  site: undefined,
  keySite: undefined,
  value: undefined,
  key: () => NO_GROUND,
  item: () => NO_GROUND,
  hasDynamic: () => false,
};

/** What stands at a place of a plan: the values, else the marks that say that a value is known after apply. */
interface Standing {
  readonly values: Json | undefined;
  readonly marks: Json | undefined;
}
export interface PlanPlace {
  readonly document: Document;
  readonly valuesAt: Path;
  readonly marksAt: Path;
}

/** The plan's own text. A large plan has very many of these, and most are passed by: a pointer is made when it is asked for. */
export class PlanGround implements Ground {
  readonly value = undefined;
  private readonly place: PlanPlace;
  private readonly standing: Standing;
  private readonly above: PlanGround | undefined;
  private readonly step: string | number;

  constructor(place: PlanPlace, standing: Standing, above?: PlanGround, step: string | number = '') {
    this.place = place;
    this.standing = standing;
    this.above = above;
    this.step = step;
  }
  get site(): Site | undefined {
    return this.siteAs('value');
  }
  get keySite(): Site | undefined {
    return this.siteAs('key');
  }
  key(name: string): Ground {
    const { values, marks } = this.standing;
    return new PlanGround(this.place, { values: member(values, name), marks: member(marks, name) }, this, name);
  }
  item(_: number | undefined, index: number): Ground {
    const { values, marks } = this.standing;
    return new PlanGround(this.place, { values: listOf(values)[index], marks: listOf(marks)[index] }, this, index);
  }
  hasDynamic(): boolean {
    return false;
  }

  private siteAs(grip: 'key' | 'value'): Site | undefined {
    const { document, valuesAt, marksAt } = this.place;
    const { values, marks } = this.standing;
    if (values === undefined && marks === undefined) return undefined;
    return { document, pointer: [...(values === undefined ? marksAt : valuesAt), ...this.steps()], grip };
  }
  private steps(): readonly (string | number)[] {
    return this.above ? [...this.above.steps(), this.step] : [];
  }
}

/** A source that was read. A list of one item is as good as the item. */
export function valueGround(value: Value | undefined, keySite?: Site): Ground {
  if (!value) return NO_GROUND;
  const map = value.is === 'list' && value.items.length === 1 ? value.items[0] : value;
  const entryOf = (name: string) => (map?.is === 'map' ? map.entries.find((one) => one.key === name) : undefined);
  return {
    value,
    site: value.site,
    keySite,
    key: (name) => {
      const entry = entryOf(name);
      return valueGround(entry?.value, entry?.keySite);
    },
    item: (index) => {
      if (value.is === 'map' && (index === 0 || index === undefined)) return valueGround(value, keySite);
      return value.is === 'list' && index !== undefined ? valueGround(value.items[index], keySite) : NO_GROUND;
    },
    // What the plan's configuration lacks and the source has can only come from a `dynamic` block.
    hasDynamic: (name) => {
      const entry = entryOf(name);
      return entry !== undefined && entry.value.is !== 'absent';
    },
  };
}
