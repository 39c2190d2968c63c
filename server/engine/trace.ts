import type { Resource } from '../model/resource.ts';
import type { Pointing, World } from './world.ts';

/** What an evaluation asked the world, with the answers; as long as a new world answers the same, its result holds. */
export interface Trace {
  readonly world: World;
  readonly unchanged: (next: World) => boolean;
}
type TracedQuestion = (next: World) => boolean;
/** What was asked of the resources of one type. */
interface OfType {
  /** As they were when all answers were last the same. */
  resources: readonly Resource[];
  /** Undefined where the list itself was asked for. */
  readonly pointing: TracedQuestion[] | undefined;
}

export function trace(world: World): Trace {
  const asked: TracedQuestion[] = [];
  const lists = new Map<string, OfType>();
  const pointing = new Map<string, OfType>();
  return {
    world: {
      find: (id) => {
        const found = world.find(id);
        asked.push((next) => next.find(id) === found);
        return found;
      },
      ofType: (type) => {
        const resources = world.ofType(type);
        if (!lists.has(type)) lists.set(type, { resources, pointing: undefined });
        return resources;
      },
      get types() {
        const { types } = world;
        asked.push((next) => next.types.length === types.length && types.every((type, i) => next.types[i] === type));
        return types;
      },
      changer: (of) => {
        const found = world.changer(of);
        asked.push((next) => next.changer(of) === found);
        return found;
      },
      pointing: (type, by, to, names) => {
        const found = world.pointing(type, by, to, names);
        const about = pointing.get(type) ?? { resources: world.ofType(type), pointing: [] };
        pointing.set(type, about);
        about.pointing?.push((next) => samePointing(next.pointing(type, by, to, names), found));
        return found;
      },
    },
    unchanged: (next) => asked.every((question) => question(next)) && allHold(lists, next) && allHold(pointing, next),
  };
}

/** Who points at whom depends on the resources of the type alone: while they are the same, nobody is asked again. */
function allHold(types: ReadonlyMap<string, OfType>, next: World): boolean {
  for (const [type, about] of types) {
    const resources = next.ofType(type);
    if (resources === about.resources) continue;
    if (!sameList(resources, about.resources) && about.pointing?.every((question) => question(next)) !== true)
      return false;
    about.resources = resources;
  }
  return true;
}

const compared = new WeakMap<readonly Resource[], WeakMap<readonly Resource[], boolean>>();
/** Every judgement asks the same of the same two lists. */
function sameList(a: readonly Resource[], b: readonly Resource[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  let answers = compared.get(a);
  if (!answers) compared.set(a, (answers = new WeakMap<readonly Resource[], boolean>()));
  let same = answers.get(b);
  if (same === undefined) answers.set(b, (same = isSame(a, b)));
  return same;
}
const isSame = (a: readonly Resource[], b: readonly Resource[]): boolean =>
  a.every((resource, index) => resource === b[index]);
/** What was found is short, and made anew for every question. */
const samePointing = (a: Pointing, b: Pointing): boolean =>
  a.sure.length === b.sure.length &&
  isSame(a.sure, b.sure) &&
  a.possible.length === b.possible.length &&
  isSame(a.possible, b.possible);
