import { type Look, spellingsOf } from '../../engine/look.ts';
import { keysOf, offers } from '../../engine/keys/offered-keys.ts';
import { stepsOf, targetsOf, textsOf, valuesAt } from '../../engine/read/path.ts';
import type { Project } from '../../model/finding.ts';
import type { Resource } from '../../model/resource.ts';
import type { Value } from '../../model/value.ts';
import { own } from '../../model/own.ts';

const orders = new WeakMap<Project, ReadonlyMap<Resource, number>>();
/** Where each resource stands in the project. */
function orderOf(project: Project): ReadonlyMap<Resource, number> {
  let order = orders.get(project);
  if (!order) orders.set(project, (order = new Map(project.resources.map((one, index) => [one, index]))));
  return order;
}

/** Customer-managed keys of the project that can be named from the resource, nearest first: same document, then same scope. */
export function keysFor(resource: Resource, project: Project, look: Look): readonly Resource[] {
  const order = orderOf(project);
  const distance = (key: Resource): number =>
    (key.document === resource.document ? 0 : 1e6) + Math.abs((order.get(key) ?? 0) - (order.get(resource) ?? 0));
  return keysOf(project, look)
    .filter((key) => offers(key, resource, look))
    .sort((a, b) => distance(a) - distance(b));
}

/** The key that is called so where the resource is: by its own name, or by that of an alias which leads to it. */
export function keyNamed(name: string, resource: Resource, project: Project, look: Look): Resource | undefined {
  const keys = keysFor(resource, project, look);
  const found = keys.find((key) => isCalled(key, name));
  if (found) return found;
  const targets = new Set(
    project.resources.flatMap((one) => (one.scope === resource.scope ? aliasTargets(one, name, look) : [])),
  );
  return keys.find(({ id }) => targets.has(id));
}

/** By the whole address, or without the modules or stacks around it. */
const isCalled = ({ address }: Resource, name: string): boolean => address === name || address.endsWith(`.${name}`);

/** What an alias of that name leads to; nothing for any other resource. */
function aliasTargets(resource: Resource, name: string, { catalogue }: Look): readonly string[] {
  return catalogue.kindsOf(resource.type).flatMap((kind) => {
    const { owner, facets } = kind;
    if (!owner || !('level' in owner) || owner.offer) return [];
    const spelled = spellingsOf(kind, resource.type)[0];
    const at = (facet: string): readonly Value[] => {
      const path = own(spelled?.facets, facet);
      return typeof path === 'string' ? valuesAt(resource.properties, stepsOf(path)) : [];
    };
    const called = isCalled(resource, name) || at('name').some((value) => textsOf(value).includes(name));
    const keys = Object.keys(facets).filter((facet) => own(facets, facet)?.as === 'key');
    return called ? keys.flatMap((facet) => at(facet).flatMap(targetsOf)) : [];
  });
}
