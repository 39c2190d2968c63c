import type { Resource } from '../../../model/resource.ts';
import type { MapNode } from '../../../model/source.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import { sectionOf } from './sections.ts';

/** The template that holds a resource, among the YAML documents of its file. */
export function rootOf({ document, header, body }: Resource): MapNode | undefined {
  const roots = document.roots.flatMap((node) => {
    const root = dereference(node);
    return root?.kind === 'map' ? [root] : [];
  });
  const holds = (root: MapNode): boolean =>
    sectionOf(root, 'Resources')?.entries.some(
      (entry) => dereference(entry.value) === body || ('node' in header && entry.keyNode === header.node),
    ) === true;
  return roots.length > 1 ? (roots.find(holds) ?? roots[0]) : roots[0];
}

/** A logical id that nothing of the template has; resources, parameters and conditions share one space of names. */
export function freshIn(root: MapNode | undefined, wish: string): string {
  const sections = ['Resources', 'Parameters', 'Conditions'].map((name) => root && sectionOf(root, name));
  const base = pascalCase(wish);
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}${String(count)}`;
    if (!sections.some((section) => entryOf(section, name))) return name;
  }
}

function pascalCase(wish: string): string {
  const words = wish.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return (/^[A-Za-z]/.test(name) ? name : `Resource${name}`).slice(0, 200);
}
