import type { Look } from '../engine/look.ts';
import { keysOf, offers } from '../engine/offered-keys.ts';
import type { Project } from '../model/finding.ts';
import type { Resource } from '../model/resource.ts';

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
