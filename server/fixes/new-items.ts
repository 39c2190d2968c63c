import type { Change } from '../edits/change.ts';
import type { Needed } from '../engine/judge/change-needed.ts';
import type { MapNode, Path } from '../model/source.ts';
import type { Resource } from '../model/resource.ts';
import type { Fresh } from '../model/fresh.ts';
import { own } from '../model/own.ts';

/** Items that a list lacks (`{ name: tls, value: … }`), each with all that is to be written into it. */
export class NewItems {
  readonly #items: { at: Path; resource: Resource; body: MapNode; value: Readonly<Record<string, Fresh>> }[] = [];

  /** Whether what is read stands in an item that does not exist: it is then written with the others. */
  take({ reading }: Needed, value: Fresh | undefined): boolean {
    const { item, resource, path } = reading;
    const name = path.at(-1);
    if (!item || reading.value.is !== 'absent' || !resource.body || value === undefined || typeof name !== 'string')
      return false;
    const same = this.#items.find(
      (other) =>
        other.resource === resource &&
        other.at.join('\n') === item.list.join('\n') &&
        Object.entries(item.named).every(([key, is]) => own(other.value, key) === is),
    );
    if (same) same.value = { ...same.value, [name]: value };
    else this.#items.push({ at: item.list, resource, body: resource.body, value: { ...item.named, [name]: value } });
    return true;
  }

  changes(): readonly Change[] {
    return this.#items.map(({ at, resource, body, value }) => ({
      do: 'append',
      document: resource.document,
      root: body,
      path: [...resource.base, ...at],
      item: value,
    }));
  }
}
