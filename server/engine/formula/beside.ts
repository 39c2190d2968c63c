import type { Resource } from '../../model/resource.ts';
import type { OtherPolicy } from '../../model/rule.ts';
import type { Value } from '../../model/value.ts';
import { decodePolicy } from '../../policy/decode.ts';
import type { Case } from '../cases.ts';
import { type Look, spellingsOf, subject } from '../look.ts';
import { read } from '../read/read.ts';
import { itemAt, placesOf } from '../judge/stores.ts';
import { textOf } from '../read/text-of.ts';

/** What depends on conditions is not known here: the policies of a project would have too many cases together. */
const anyCase: Case = {
  pick: (value) => (value.is === 'branches' ? undefined : value),
  undecided: () => undefined,
  crossed: () => 0,
};

const cache = new WeakMap<readonly Resource[], Map<string, readonly OtherPolicy[]>>();

const joined = new WeakMap<
  readonly OtherPolicy[],
  { readonly lists: readonly (readonly OtherPolicy[])[]; readonly all: readonly OtherPolicy[] }
>();

/** The policies that the facet holds on all resources of a kind, in the order of the project; read once for each list of resources. */
export function policiesOf(kindId: string, facet: string, look: Look): readonly OtherPolicy[] {
  const kind = look.catalogue.kind(kindId);
  const lists = Object.keys(kind?.types ?? {}).flatMap((type) => {
    const resources = look.world.ofType(type);
    if (!kind || resources.length === 0) return [];
    const known = cache.get(resources) ?? new Map<string, readonly OtherPolicy[]>();
    cache.set(resources, known);
    const key = `${kindId} ${type} ${facet}`;
    let policies = known.get(key);
    if (!policies) {
      const uncased: Look = { ...look, now: anyCase };
      policies = resources.flatMap((resource) =>
        spellingsOf(kind, type).flatMap((spelled) =>
          placesOf(resource, spelled).flatMap((path): readonly OtherPolicy[] => {
            const item = itemAt(resource, spelled, path, anyCase);
            if (!item) return [];
            const about = subject(resource, kind, spelled, path, item);
            const { value } = read(about, facet, uncased);
            if (value.is === 'absent') return [];
            const policy = decodePolicy(value, (one: Value) => anyCase.pick(one, resource.scope));
            return [{ address: resource.address, policy, read: (name) => textOf(read(about, name, uncased).value) }];
          }),
        ),
      );
      known.set(key, policies);
    }
    return [policies];
  });
  const [first] = lists;
  if (!first || lists.length === 1) return first ?? [];
  // The same lists are the same list, however often they are asked for.
  const before = joined.get(first);
  if (before?.lists.length === lists.length && before.lists.every((list, index) => list === lists[index]))
    return before.all;
  const all = lists.flat();
  joined.set(first, { lists, all });
  return all;
}
