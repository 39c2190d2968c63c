import type { Project } from '../model/finding.ts';
import type { Resource } from '../model/resource.ts';
import type { Value } from '../model/value.ts';
import { shapesOf, type PathStep, stepsOf, targetsOf, textsOf, valuesAt } from './read/path.ts';

/** What is known of all resources of a project together: who is there, and who points at whom. */
export interface World {
  readonly find: (id: string) => Resource | undefined;
  readonly ofType: (type: string) => readonly Resource[];
  /** Of all resources, in the order of their first. */
  readonly types: readonly string[];
  /** Resources of the type whose `by` may lead to `to`: by reference, or by one of the names. */
  readonly pointing: (type: string, by: string, to: Resource, names: readonly string[]) => Pointing;
  /** The first resource that runs other people's code and is handed this one: it may change what no text here says. */
  readonly changer: (of: Resource) => Resource | undefined;
}
export interface Pointing {
  readonly sure: readonly Resource[];
  /** Resources of the type whose `by` can't be known. */
  readonly possible: readonly Resource[];
}

interface ByTarget {
  readonly ids: ReadonlyMap<string, readonly Resource[]>;
  readonly names: ReadonlyMap<string, readonly Resource[]>;
  readonly open: readonly Resource[];
}
const NOBODY: readonly Resource[] = [];

export function createWorld(project: Project): World {
  const byId = new Map<string, Resource>();
  const byType = new Map<string, Resource[]>();
  for (const resource of project.resources) {
    byId.set(resource.id, resource);
    const list = byType.get(resource.type);
    if (list) list.push(resource);
    else byType.set(resource.type, [resource]);
  }
  const indexes = new Map<string, ByTarget>();
  let changers: ReadonlyMap<string, Resource> | undefined;
  const ofType = (type: string): readonly Resource[] => byType.get(type) ?? NOBODY;
  const indexOf = (type: string, by: string): ByTarget => {
    const key = `${type}\n${by}`;
    let index = indexes.get(key);
    if (!index) {
      index = indexBy(ofType(type), stepsOf(by));
      indexes.set(key, index);
    }
    return index;
  };
  return {
    find: (id) => byId.get(id),
    ofType,
    types: [...byType.keys()],
    changer: ({ id }) => (changers ??= changersIn(project.resources)).get(id),
    pointing: (type, by, to, names) => {
      const index = indexOf(type, by);
      const sure = new Set(index.ids.get(to.id) ?? NOBODY);
      for (const name of names) for (const resource of index.names.get(name) ?? NOBODY) sure.add(resource);
      return { sure: sure.size === 0 ? NOBODY : [...sure], possible: index.open };
    },
  };
}

function changersIn(resources: readonly Resource[]): ReadonlyMap<string, Resource> {
  const found = new Map<string, Resource>();
  for (const resource of resources) {
    if (!resource.dialect.runsCode(resource.type)) continue;
    for (const id of everythingIn(resource.properties)) if (!found.has(id)) found.set(id, resource);
  }
  return found;
}

/** Values looked at in what one resource is handed; far above what people write. */
const mostHanded = 10_000;

/** The ids of all resources that a value leads to, however deep. */
function everythingIn(value: Value): readonly string[] {
  const ids = new Set<string>();
  const waiting: Value[] = [value];
  for (let left = mostHanded; left > 0; left--) {
    const next = waiting.pop();
    if (!next) break;
    for (const id of targetsOf(next)) ids.add(id);
    if (next.is === 'map') waiting.push(...next.entries.map((entry) => entry.value));
    else if (next.is === 'list') waiting.push(...next.items);
    else if (next.is === 'branches') waiting.push(...next.arms.map((arm) => arm.value));
  }
  return [...ids];
}

function indexBy(resources: readonly Resource[], by: readonly PathStep[]): ByTarget {
  const ids = new Map<string, Resource[]>();
  const names = new Map<string, Resource[]>();
  const open: Resource[] = [];
  const add = (map: Map<string, Resource[]>, key: string, resource: Resource): void => {
    const list = map.get(key);
    if (list) list.push(resource);
    else map.set(key, [resource]);
  };
  for (const resource of resources) {
    const values: readonly Value[] = valuesAt(resource.properties, by);
    const targets = values.flatMap(targetsOf);
    const texts = values.flatMap(textsOf);
    for (const id of targets) add(ids, id, resource);
    for (const text of texts) add(names, text, resource);
    for (const shape of values.flatMap((value) => shapesOf(value, resource.scope))) add(names, shape, resource);
    if (
      targets.length === 0 &&
      texts.length === 0 &&
      values.some((value) => value.is === 'unknown' || value.is === 'branches')
    )
      open.push(resource);
  }
  return { ids, names, open };
}
