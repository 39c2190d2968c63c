import { code } from '../../../model/text/code.ts';
import type { Note } from '../../../model/finding.ts';
import type { Resource } from '../../../model/resource.ts';
import type { Entry, MapNode } from '../../../model/source.ts';
import { isNested } from './location.ts';
import { bodyOf, resourceOf, typeOf } from './resource.ts';
import type { TemplateContext } from './resource.ts';
import { unroll } from './sections.ts';
import type { Unrolled } from './sections.ts';
import { rootContext } from '../context.ts';
import type { Stack } from '../context.ts';
import { siteIn } from '../site.ts';

/** A resource as declared, with the map it is written as. */
export interface DeclaredResource {
  readonly declared: Unrolled;
  readonly body: MapNode;
  readonly type: string;
  readonly nested: boolean;
}
/** What one entry of `Resources` declares. It stays from version to version while the entry does. */
export interface ResourceSlot {
  readonly entry: Entry;
  /** Types by logical id; empty where the type can't be read. */
  readonly types: readonly (readonly [string, string])[];
  readonly found: readonly DeclaredResource[];
  readonly notes: readonly Note[];
  /** Whether it may declare more than is known. */
  readonly incomplete: boolean;
}
/** A slot with its resources. */
export interface FilledSlot {
  readonly slot: ResourceSlot;
  readonly resources: readonly Resource[];
  readonly notes: readonly Note[];
}

export function slotOf(entry: Entry, stack: Stack): ResourceSlot {
  const notes: Note[] = [];
  const told = new Set<Entry['keyNode']>();
  let incomplete = false;
  const note = (node: Entry['keyNode'], message: string): void => {
    notes.push({ site: siteIn(stack.unit, node), message });
  };
  const declared = unroll(entry, rootContext(stack), (keyNode, reason) => {
    incomplete = true;
    // A loop in a loop is met in each pass.
    if (told.has(keyNode)) return;
    told.add(keyNode);
    note(keyNode, `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`);
  });
  const types = new Map<string, string>();
  const found: DeclaredResource[] = [];
  for (const one of declared) {
    if (types.has(one.key)) continue;
    const body = bodyOf(one.value);
    const type = body ? (typeOf(one) ?? '') : '';
    types.set(one.key, type);
    if (!body) note(one.keyNode, `${code(one.key)} is not a resource: write a map with \`Type\` and \`Properties\`.`);
    else if (type !== '') found.push({ declared: one, body, type, nested: isNested(type) });
    else if (body.open === undefined) note(one.keyNode, `${code(one.key)} has no type that can be read.`);
    if (type.endsWith('::MODULE')) {
      note(one.keyNode, `The module ${code(type)} can't be read: what it declares is not known.`);
    }
  }
  return { entry, types: [...types], found, notes, incomplete };
}

export function fill(slot: ResourceSlot, around: TemplateContext): FilledSlot {
  const notes: Note[] = [...slot.notes];
  const resources = slot.found.map((found) => resourceOf(found, around, notes));
  return { slot, resources, notes };
}

/** Slots for the entries; those of the last version where the entry is the same. */
export function slotsOf(
  entries: readonly Entry[],
  before: readonly ResourceSlot[],
  make: (entry: Entry) => ResourceSlot,
): readonly ResourceSlot[] {
  let moved: Map<Entry, ResourceSlot> | undefined;
  return entries.map((entry, index) => {
    const same = before[index];
    if (same?.entry === entry) return same;
    moved ??= new Map(before.map((slot) => [slot.entry, slot]));
    return moved.get(entry) ?? make(entry);
  });
}

/** Logical ids that came, went or changed their type. */
export function changedNames(before: readonly ResourceSlot[], after: readonly ResourceSlot[]): ReadonlySet<string> {
  const types = new Map<string, string>();
  const changed = new Set<string>();
  const differing = (slots: readonly ResourceSlot[], others: readonly ResourceSlot[]): readonly ResourceSlot[] => {
    const shifted = before.length === after.length ? undefined : new Set(others);
    return slots.filter((slot, index) => others[index] !== slot && shifted?.has(slot) !== true);
  };
  for (const slot of differing(before, after)) for (const [name, type] of slot.types) types.set(name, type);
  for (const slot of differing(after, before)) {
    for (const [name, type] of slot.types) {
      if (types.get(name) !== type) changed.add(name);
      types.delete(name);
    }
  }
  for (const name of types.keys()) changed.add(name);
  return changed;
}
