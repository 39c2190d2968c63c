import type { Project } from '../model/finding.ts';
import type { Resource } from '../model/resource.ts';
import type { Catalogue } from '../model/rule.ts';

/** Customer-managed keys of the project that can be named from the resource, nearest first: same document, then same scope. */
export function keysFor(resource: Resource, project: Project, catalogue: Catalogue): readonly Resource[] {
  const isKey = (candidate: Resource): boolean =>
    catalogue
      .kindsOf(candidate.type)
      .some((kind) => kind.owner && 'level' in kind.owner && kind.owner.level === 'customer' && kind.id === 'kms-key');
  const order = new Map(project.resources.map((one, index) => [one, index]));
  const distance = (key: Resource): number =>
    (key.document === resource.document ? 0 : 1e6) + Math.abs((order.get(key) ?? 0) - (order.get(resource) ?? 0));
  return project.resources
    .filter(
      (candidate) => candidate.scope === resource.scope && !candidate.type.startsWith('data.') && isKey(candidate),
    )
    .sort((a, b) => distance(a) - distance(b));
}
