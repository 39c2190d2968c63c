/** Reads the toy notation: pairs and inline collections as in TOML, tables that may stand in any order, and `@` before references. */
import type {
  Comment,
  Entry,
  MapNode,
  Node,
  Origin,
  Problem,
  ScalarNode,
  Source,
} from '../../../server/model/source.ts';

/** A `[table]` in the text: its header, its own pairs, and where the next one starts. */
export interface Table {
  readonly map: MapNode;
  readonly path: readonly string[];
  readonly start: number;
  readonly pairsEnd: number;
}
export interface ToyReading {
  readonly root: MapNode;
  readonly tables: readonly Table[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}
type Growing = MapNode & { entries: Entry[]; to: number };

export function readToy({ text }: Pick<Source, 'text'>): ToyReading {
  const origin: Origin = { start: 0 };
  const comments: Comment[] = [];
  const problems: Problem[] = [];
  const scalar = (from: number, to: number, style: ScalarNode['style'], value: ScalarNode['value']): ScalarNode => ({
    kind: 'scalar',
    origin,
    from,
    to,
    raw: text.slice(from, to),
    style,
    value,
  });
  const grow = (from: number, layout: 'body' | 'flow'): Growing => ({
    kind: 'map',
    origin,
    from,
    to: from,
    layout,
    entries: [],
    duplicates: [],
  });
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    const sticky = new RegExp(pattern, 'y');
    sticky.lastIndex = at;
    const found = sticky.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  /** Skips what is blank; whether text is left. */
  const blank = (): boolean => {
    while (take(/[\s,]+/) !== undefined || comment());
    return at < text.length;
  };
  const comment = (): boolean => {
    const start = at;
    const found = take(/#[^\r\n]*/);
    if (found !== undefined) comments.push({ text: found.slice(1).trim(), span: { start, end: at } });
    return found !== undefined;
  };
  const value = (): Node => {
    const from = at;
    if (take(/\[/) !== undefined) {
      const items: Node[] = [];
      while (blank() && take(/\]/) === undefined) items.push(value());
      return { kind: 'list', origin, from, to: at, layout: 'flow', items };
    }
    if (take(/\{/) !== undefined) {
      const map = grow(from, 'flow');
      while (blank() && take(/\}/) === undefined) if (!pair(map)) at++;
      map.to = at;
      return map;
    }
    const quoted = take(/"(?:[^"\\\r\n]|\\.)*"/);
    if (quoted !== undefined) return scalar(from, at, 'double', JSON.parse(quoted) as string);
    const source = take(/@[\w.]+/);
    if (source !== undefined) return scalar(from, at, 'expression', source.slice(1));
    const word = take(/[^\s,\]}#]+/) ?? '';
    if (word === '') return scalar(from, from, 'empty', null);
    return scalar(from, at, 'plain', /^(?:true|false|-?\d+)$/.test(word) ? (JSON.parse(word) as number) : word);
  };
  const pair = (map: Growing): boolean => {
    const from = at;
    const key = take(/[\w:-]+/);
    if (key === undefined) return false;
    const keyNode = scalar(from, at, 'plain', key);
    if (take(/ *= */) === undefined)
      problems.push({ message: 'An equals sign is missing.', span: { start: at, end: at } });
    map.entries.push({ key, keyNode, value: value() });
    map.to = at;
    return true;
  };
  const root = grow(0, 'body');
  const tables: (Table & { pairsEnd: number })[] = [{ map: root, path: [], start: 0, pairsEnd: 0 }];
  const header = (): boolean => {
    const start = at;
    if (take(/\[/) === undefined) return false;
    let map = root;
    const path: string[] = [];
    do {
      const from = at;
      const key = take(/[\w:-]+/) ?? '';
      path.push(key);
      let next = map.entries.find((entry) => entry.key === key)?.value as Growing | undefined;
      if (!next) {
        next = grow(start, 'body');
        map.entries.push({ key, keyNode: scalar(from, at, 'plain', key), value: next });
      }
      map = next;
    } while (take(/\./) !== undefined);
    take(/\]/);
    tables.push({ map, path, start, pairsEnd: at });
    return true;
  };
  while (blank()) {
    const table = tables.at(-1)!;
    if (header()) continue;
    if (pair(table.map as Growing)) table.pairsEnd = at;
    else problems.push({ message: 'A key or a [table] is expected here.', span: { start: at, end: ++at } });
  }
  for (const { map, pairsEnd } of tables) (map as Growing).to = Math.max(map.to, pairsEnd);
  return { root, tables, comments, problems };
}
