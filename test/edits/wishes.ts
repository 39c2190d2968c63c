import type { Document, ListNode, MapNode, Node, Path } from '../../server/model/source.ts';
import type { Wish } from './trial.ts';

export interface Named {
  readonly name: string;
  readonly wishes: readonly Wish[];
}
interface Spot {
  readonly node: MapNode | ListNode;
  readonly path: Path;
}

const nested = {
  Rules: [{ Apply: { Algorithm: 'aws:kms', Key: { tag: '!GetAtt', value: 'DataKey.Arn' } as const } }],
  Note: 'yes',
};

/** Changes to try on a document: at up to `most` of its maps and lists, spread evenly. */
export function wishesFor(document: Document, most: number): Named[] {
  const spots: Spot[] = [];
  const root = document.roots[0];
  if (root?.kind === 'map') collect(root, [], spots);
  const stride = Math.max(1, Math.ceil(spots.length / most));
  return spots
    .filter((_, index) => index % stride === 0)
    .flatMap((spot, index) =>
      spot.node.kind === 'map' ? forMap(spot.node, spot.path, index) : forList(spot.node, spot.path),
    );
}

/** Each kind of change at this map; not all at each, so that the spots may be many. */
function forMap(map: MapNode, path: Path, index: number): Named[] {
  const keys = map.entries.map(({ key }) => key);
  const first = keys[0];
  const last = keys.at(-1);
  const middle = keys[index % Math.max(1, keys.length)];
  const found: Named[] = [
    { name: 'new scalar', wishes: [{ do: 'set', path: [...path, 'GuardProbe'], value: true }] },
    { name: 'new map', wishes: [{ do: 'set', path: [...path, 'GuardProbe'], value: nested }] },
    {
      name: 'new maps on the way',
      wishes: [{ do: 'set', path: [...path, 'GuardProbe', 'Inner', 'Probe'], value: 'no' }],
    },
    {
      name: 'new list',
      wishes: [{ do: 'append', path: [...path, 'GuardProbe'], item: { Sid: 'a: b', Action: ['s3:*'] } }],
    },
    {
      name: 'two new keys',
      wishes: [
        { do: 'set', path: [...path, 'GuardProbe'], value: { tag: '!Ref', value: 'DataKey' } },
        { do: 'set', path: [...path, 'GuardOther', 'Probe'], value: '012' },
      ],
    },
  ];
  if (first === undefined || last === undefined || middle === undefined) return found;
  found.push(
    { name: 'other scalar', wishes: [{ do: 'set', path: [...path, middle], value: 'on' }] },
    { name: 'other map', wishes: [{ do: 'set', path: [...path, middle], value: nested }] },
    { name: 'other list', wishes: [{ do: 'set', path: [...path, last], value: [1, { a: 'b' }] }] },
    { name: 'no first', wishes: [{ do: 'remove', path: [...path, first] }] },
    { name: 'no last', wishes: [{ do: 'remove', path: [...path, last] }] },
    { name: 'no middle', wishes: [{ do: 'remove', path: [...path, middle] }] },
    {
      name: 'last for new',
      wishes: [
        { do: 'remove', path: [...path, last] },
        { do: 'set', path: [...path, 'GuardProbe'], value: nested },
      ],
    },
    {
      name: 'other and new',
      wishes: [
        { do: 'set', path: [...path, last], value: false },
        { do: 'set', path: [...path, 'GuardProbe'], value: 7 },
      ],
    },
    { name: 'all gone', wishes: keys.map((key) => ({ do: 'remove', path: [...path, key] })) },
  );
  const child = map.entries.find(({ value }) => value.kind === 'map');
  if (child) {
    found.push({
      name: 'in child and beside',
      wishes: [
        { do: 'set', path: [...path, 'GuardProbe'], value: 1 },
        { do: 'set', path: [...path, child.key, 'GuardProbe'], value: [true] },
      ],
    });
  }
  return found;
}

function forList(list: ListNode, path: Path): Named[] {
  const found: Named[] = [
    { name: 'new item', wishes: [{ do: 'append', path, item: 'guard probe' }] },
    { name: 'new map item', wishes: [{ do: 'append', path, item: nested }] },
    { name: 'new list item', wishes: [{ do: 'append', path, item: [['guard'], 'probe'] }] },
    {
      name: 'item by index',
      wishes: [{ do: 'set', path: [...path, list.items.length, 'Guard', 'Probe'], value: null }],
    },
  ];
  if (list.items.length === 0) return found;
  return [
    ...found,
    { name: 'no first item', wishes: [{ do: 'remove', path: [...path, 0] }] },
    { name: 'no last item', wishes: [{ do: 'remove', path: [...path, list.items.length - 1] }] },
    { name: 'other item', wishes: [{ do: 'set', path: [...path, 0], value: nested }] },
    { name: 'other last item', wishes: [{ do: 'set', path: [...path, list.items.length - 1], value: 'x' }] },
  ];
}

function collect(node: Node, path: Path, spots: Spot[]): void {
  if (node.kind !== 'map' && node.kind !== 'list') return;
  spots.push({ node, path });
  if (node.kind === 'list') for (const [index, item] of node.items.entries()) collect(item, [...path, index], spots);
  else for (const { key, value } of node.entries) collect(value, [...path, key], spots);
}

export interface Layout {
  readonly name: string;
  readonly of: (text: string, syntax: 'yaml' | 'json') => string | undefined;
}
const reprint = (text: string, indent?: string | number): string | undefined => {
  try {
    return JSON.stringify(JSON.parse(text.replace(/^\ufeff/, '')), null, indent);
  } catch {
    return undefined;
  }
};
/** The same document, written otherwise. */
export const layouts: readonly Layout[] = [
  { name: 'as is', of: (text) => text },
  { name: 'CRLF', of: (text) => text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n') },
  { name: 'no final newline', of: (text) => text.replace(/\s+$/, '') },
  { name: 'byte order mark', of: (text) => `\ufeff${text.replace(/^\ufeff/, '')}` },
  { name: 'minified', of: (text, syntax) => (syntax === 'json' ? reprint(text) : undefined) },
  { name: 'tabs', of: (text, syntax) => (syntax === 'json' ? reprint(text, '\t') : undefined) },
  { name: 'resource a line', of: (text, syntax) => (syntax === 'json' ? resourceALine(text) : undefined) },
];

function resourceALine(text: string): string | undefined {
  const one = reprint(text);
  return one?.replace(/("Resources":\{|"resource":\{)/, '$1\n  ').replace(/\},("(?:[A-Z]\w+)":\{"Type")/g, '},\n  $1');
}
