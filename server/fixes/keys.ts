import type { Project } from '../model/finding.ts';
import type { Resource } from '../model/resource.ts';
import { holds } from '../engine/formula.ts';
import { type Look, spellingsOf, subject } from '../engine/look.ts';

interface Candidates {
  /** Where each resource stands in the project. */
  readonly order: ReadonlyMap<Resource, number>;
  /** Resources of types that can be keys; few, where there may be thousands of others. */
  readonly keys: readonly Resource[];
}
const candidates = new WeakMap<Project, Candidates>();

function candidatesOf(project: Project, { catalogue }: Look): Candidates {
  let found = candidates.get(project);
  if (!found) {
    const order = new Map(project.resources.map((one, index) => [one, index]));
    const keys = project.resources.filter(({ type }) =>
      catalogue.kindsOf(type).some(({ owner }) => owner && 'level' in owner && owner.offer),
    );
    candidates.set(project, (found = { order, keys }));
  }
  return found;
}

/** Customer-managed keys of the project that can be named from the resource, nearest first: same document, then same scope. */
export function keysFor(resource: Resource, project: Project, look: Look): readonly Resource[] {
  const { order, keys } = candidatesOf(project, look);
  const distance = (key: Resource): number =>
    (key.document === resource.document ? 0 : 1e6) + Math.abs((order.get(key) ?? 0) - (order.get(resource) ?? 0));
  return keys
    .filter((candidate) => candidate.scope === resource.scope && candidate !== resource && offered(candidate, look))
    .sort((a, b) => distance(a) - distance(b));
}

function offered(candidate: Resource, look: Look): boolean {
  return look.catalogue.kindsOf(candidate.type).some((kind) => {
    const spelled = spellingsOf(kind, candidate.type)[0];
    const offer = kind.owner && 'level' in kind.owner ? kind.owner.offer : undefined;
    if (!offer || !spelled) return false;
    return holds(offer, subject(candidate, kind, spelled, [], candidate.properties), look) === 'yes';
  });
}
