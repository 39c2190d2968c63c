import type { Project } from '../../../model/finding.ts';
import type { Resource } from '../../../model/resource.ts';
import type { MapEntry, Value } from '../../../model/value.ts';

/** The module that a plan was made from, as it was read, asked by the plan. */
export interface SourceModule {
  readonly find: (address: string) => Resource | undefined;
  /** The same value with its references turned to the resources of the plan. */
  readonly turned: (value: Value) => Value;
}

export function sourceOf(project: Project | undefined, idOf: (address: string) => string): SourceModule {
  const byAddress = new Map<string, Resource>();
  const addresses = new Map<string, string>();
  for (const resource of project?.resources ?? []) {
    byAddress.set(resource.address, resource);
    addresses.set(resource.id, resource.address);
  }
  const turned = (value: Value): Value => {
    switch (value.is) {
      case 'reference': {
        const address = addresses.get(value.id) ?? value.address;
        return { ...value, id: idOf(address), address };
      }
      case 'branches':
        return { ...value, arms: value.arms.map((arm) => ({ when: arm.when, value: turned(arm.value) })) };
      case 'list':
        return { ...value, items: value.items.map(turned) };
      case 'map':
        return { ...value, entries: value.entries.map((entry) => turnedEntry(entry, turned)) };
      default:
        return value;
    }
  };
  return { find: (address) => byAddress.get(address), turned };
}

/** Stays lazy. */
const turnedEntry = (entry: MapEntry, turned: (value: Value) => Value): MapEntry => ({
  key: entry.key,
  ...(entry.keySite && { keySite: entry.keySite }),
  get value() {
    return turned(entry.value);
  },
});
