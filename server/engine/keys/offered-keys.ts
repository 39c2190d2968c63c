import type { Project } from '../../model/finding.ts';
import type { Resource } from '../../model/resource.ts';
import { holds } from '../formula/formula.ts';
import { type Look, spellingsOf, subject } from '../look.ts';

const candidates = new WeakMap<Project, readonly Resource[]>();

/** Resources of types that can be keys; few, where there may be thousands of others. */
export function keysOf(project: Project, { catalogue }: Pick<Look, 'catalogue'>): readonly Resource[] {
  let found = candidates.get(project);
  if (!found) {
    found = project.resources.filter(({ type }) =>
      catalogue.kindsOf(type).some(({ owner }) => owner && 'level' in owner && owner.offer),
    );
    candidates.set(project, found);
  }
  return found;
}

/** Whether a fix of the resource may name the key: it is of the same scope, and fit for stores. */
export function offers(key: Resource, resource: Resource, look: Look): boolean {
  if (key.scope !== resource.scope || key === resource) return false;
  return look.catalogue.kindsOf(key.type).some((kind) => {
    const spelled = spellingsOf(kind, key.type)[0];
    const offer = kind.owner && 'level' in kind.owner ? kind.owner.offer : undefined;
    return offer && spelled ? holds(offer, subject(key, kind, spelled, [], key.properties), look) === 'yes' : false;
  });
}
