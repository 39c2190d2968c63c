import type { Resource } from '../model/resource.ts';
import type { Pointing, World } from './world.ts';

/** What an evaluation asked the world, with the answers; as long as a new world answers the same, its result holds. */
export interface Trace {
  readonly world: World;
  readonly unchanged: (next: World) => boolean;
}
const sameList = (a: readonly Resource[], b: readonly Resource[]): boolean =>
  a.length === b.length && a.every((resource, index) => resource === b[index]);
const samePointing = (a: Pointing, b: Pointing): boolean =>
  sameList(a.sure, b.sure) && sameList(a.possible, b.possible);

export function trace(world: World): Trace {
  const asked: ((next: World) => boolean)[] = [];
  return {
    world: {
      find: (id) => {
        const found = world.find(id);
        asked.push((next) => next.find(id) === found);
        return found;
      },
      ofType: (type) => {
        const found = world.ofType(type);
        asked.push((next) => sameList(next.ofType(type), found));
        return found;
      },
      get types() {
        const { types } = world;
        asked.push((next) => next.types.length === types.length && types.every((type, i) => next.types[i] === type));
        return types;
      },
      pointing: (type, by, to, names) => {
        const found = world.pointing(type, by, to, names);
        asked.push((next) => samePointing(next.pointing(type, by, to, names), found));
        return found;
      },
    },
    unchanged: (next) => asked.every((question) => question(next)),
  };
}
