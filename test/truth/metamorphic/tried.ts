import universe from '../../../rules/universe.json' with { type: 'json' };
import { readExpectations, type State } from '../../rules/expectations.ts';

/** A property of the universe that names a key, or turns encryption on, and a resource with it. */
export interface Tried {
  readonly type: string;
  /** Names from the resource's properties; lists between them are passed over. */
  readonly path: readonly string[];
  readonly as: 'key' | 'switch';
  readonly properties: unknown;
  /** What is written there to ask for encryption, and not to; `off` where one is known, neither for a key. */
  readonly on?: unknown;
  readonly off?: unknown;
}

type Entries = Readonly<Record<string, readonly (string | number)[]>>;
interface Based {
  readonly state: State;
  readonly type: string;
  readonly properties: unknown;
}
const rows: readonly Based[] = [...readExpectations().values()].flatMap((one) => one.rows);
const byType = new Map<string, readonly Based[]>();
for (const row of rows) byType.set(row.type, [...(byType.get(row.type) ?? []), row]);

/** All properties of the universe, and those of them that a resource is known for. */
export const { properties, tried } = find();

function find(): { readonly properties: readonly string[]; readonly tried: readonly Tried[] } {
  const entries = (['cloudformation', 'terraform'] as const).flatMap((dialect) =>
    Object.entries(universe[dialect] as Entries).flatMap(([type, [, ...paths]]) =>
      paths.map((path) => ({ type, path: String(path).split('.') })),
    ),
  );
  return {
    properties: entries.map(({ type, path }) => `${type} ${path.join('.')}`),
    tried: entries.flatMap(({ type, path }) => tryOne(type, path) ?? []),
  };
}

function tryOne(type: string, path: readonly string[]): Tried | undefined {
  const own = byType.get(type) ?? [];
  const keyed = own.find(({ state, properties }) => state === 'key' && valueAt(properties, path) === 'KEY');
  if (keyed) return { type, path, as: 'key', properties: keyed.properties };
  const of = (state: State): Based | undefined => own.find((row) => row.state === state && isSet(row, path));
  const [on, off] = [of('on') ?? of('unkeyed') ?? of('key'), of('off')];
  if (!on) return undefined;
  const [asks, asksNot] = [valueAt(on.properties, path), off ? valueAt(off.properties, path) : undefined];
  const not = asksNot ?? (typeof asks === 'boolean' ? !asks : undefined);
  return { type, path, as: 'switch', properties: on.properties, on: asks, ...(not !== asks && { off: not }) };
}

function isSet({ properties }: Based, path: readonly string[]): boolean {
  const value = valueAt(properties, path);
  return value !== undefined && value !== 'KEY';
}

/** The scalar at a path, in the first item of each list; undefined for none. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) return valueAt(value[0], path);
  const [name, ...rest] = path;
  if (name === undefined) return typeof value === 'object' ? undefined : value;
  return typeof value === 'object' && value !== null
    ? valueAt((value as Record<string, unknown>)[name], rest)
    : undefined;
}

/** The properties with another value at the path, in each item of each list; undefined takes it out. */
export function written(value: unknown, path: readonly string[], to: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => written(item, path, to));
  const [name, ...rest] = path;
  if (name === undefined) return to;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, of]): [string, unknown][] => {
      if (key !== name) return [[key, of]];
      const changed = written(of, rest, to);
      return changed === undefined ? [] : [[key, changed]];
    }),
  );
}
