import type { Document, Entry, ListNode, MapNode, Node, Writer } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import { pathAt } from '../syntax/walk.ts';
import { named, refuse } from '../syntax/refused.ts';

/** Refuses to go below a value that another place decides, or shares. `name` is the key or index that holds it. */
export function checkWay(node: Node, name: string | number | undefined): void {
  if (node.kind === 'alias') {
    refuse(`${named(name)} is the alias *${node.name}: change the value at its anchor, or write it out here.`);
  }
  if (node.anchor !== undefined) {
    refuse(
      `${named(name)} carries the anchor &${node.anchor}: a change would reach every place that repeats it. Change it by hand.`,
    );
  }
  if (node.tag !== undefined && !node.tag.startsWith('!!')) {
    refuse(`${named(name)} is computed by ${node.tag}: change what it takes its value from.`);
  }
}

/** Refuses to put something into a map whose keys are not all known, or whose layout leaves no safe place. */
export function checkMap(map: MapNode, name: string | number | undefined, document: Document): void {
  if (map.duplicates.length > 0) {
    refuse(`${named(name)} has the key "${map.duplicates[0] ?? ''}" twice: remove one first.`);
  }
  checkMerge(map, name);
  checkReadable(map);
  const computed = map.entries.find(({ key }) => isFunction(key));
  if (computed) refuse(`${named(name)} is computed by ${computed.key}: change what it takes its value from.`);
  checkLayout(map, name, document);
}

/** `Fn::ForEach` only adds siblings; every other function decides the whole value. */
const isFunction = (key: string): boolean => /^(?:Fn::(?!ForEach)|Ref$)/.test(key);

/** What a container's layout alone can tell. */
export function checkLayout(
  container: MapNode | ListNode,
  name: string | number | undefined,
  document: Document,
): void {
  writerOf(container, document).check?.(container, name, document);
}

/** Who changes the content of a container. */
export const writerOf = ({ layout }: MapNode | ListNode, { syntax }: Document): Writer =>
  syntax.writers[layout] ?? refuse("What is written like this can't be changed here: change it by hand.");

/** Refuses when what is around the root of a change makes it reach other places, or none. */
export function checkAround(root: Node, document: Document): void {
  const chain = pathAt(document, spanOf(root).start).nodes;
  const depth = chain.findIndex(({ node }) => node === root);
  for (let at = 0; at < depth; at++) {
    const node = chain[at]?.node;
    const next = chain[at + 1];
    if (!node || !next || node.kind === 'scalar' || node.kind === 'alias') return;
    if (node.anchor !== undefined) checkWay(node, chain[at]?.step);
    if (node.kind === 'map' && next.entry) checkUnique(node, next.entry);
  }
}

export function checkMerge(map: MapNode, name?: string | number): void {
  if (map.open === 'merge key') refuse(`${named(name)} merges other keys in with <<: change it by hand.`);
}

export function checkReadable(container: MapNode | ListNode): void {
  if (container.kind === 'map' && container.open === 'syntax error') {
    refuse('The file has a syntax error here: correct it first.');
  }
}

/** In Terraform, blocks that a `dynamic` block makes and written ones would add up. */
export function checkDynamic(map: MapNode, key: string): void {
  const dynamic = map.entries.findLast((entry) => entry.key === 'dynamic')?.value;
  const blocks = dynamic?.kind === 'list' ? dynamic.items : dynamic ? [dynamic] : [];
  if (blocks.some((block) => block.kind === 'map' && block.entries.some((entry) => entry.key === key))) {
    refuse(`The blocks "${key}" are made by a dynamic block: change its content.`);
  }
}

export function checkUnique(map: MapNode, entry: Entry): void {
  if (map.duplicates.includes(entry.key)) refuse(`The key "${entry.key}" is written twice: remove one first.`);
}

/** Refuses to overwrite or remove text that other places repeat. */
export function checkShared(node: Node): void {
  if (node.kind === 'alias') return;
  if (node.anchor !== undefined)
    refuse(`The value carries the anchor &${node.anchor}, which other places may repeat: change it by hand.`);
  if (node.kind === 'map') for (const { value } of node.entries) checkShared(value);
  if (node.kind === 'list') for (const item of node.items) checkShared(item);
}
