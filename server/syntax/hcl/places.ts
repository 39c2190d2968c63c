import type { Chain, Document, Node, Step } from '../../model/source.ts';
import { isScattered } from './nodes.ts';

/** Blocks of one type may lie apart, and a map of headers around other blocks: each member is asked whether it is there. */
export function pathIn(document: Document, offset: number): Chain {
  const [root] = document.roots;
  if (!root) return { nodes: [], path: [], onKey: false };
  const nodes: Step[] = [{ node: root }];
  let onKey = false;
  const enter = (node: Node): void => {
    const next = stepsOf(node).find((step) => holds(step, offset));
    if (!next) return;
    nodes.push(next);
    onKey = next.entry !== undefined && isIn(next.entry.keyNode, offset);
    if (!onKey) enter(next.node);
  };
  enter(root);
  return { nodes, path: nodes.flatMap(({ step }) => (step === undefined ? [] : [step])), onKey };
}

const stepsOf = (node: Node): readonly Step[] =>
  node.kind === 'map'
    ? node.entries.map((entry) => ({ node: entry.value, step: entry.key, entry }))
    : node.kind === 'list'
      ? node.items.map((item, index) => ({ node: item, step: index }))
      : [];

/** Its key, its value, or what is between them. Of what lies apart, one of the parts. */
function holds({ node, entry }: Step, offset: number): boolean {
  if (isScattered(node))
    return stepsOf(node).some((step) => holds(step, offset)) || (entry !== undefined && isIn(entry.keyNode, offset));
  const from = entry ? startOf(entry.keyNode) : startOf(node);
  return from <= offset && offset <= endOf(node);
}

const isIn = (node: Node, offset: number): boolean => startOf(node) <= offset && offset <= endOf(node);
const startOf = (node: Node): number => node.origin.start + node.from;
const endOf = (node: Node): number => node.origin.start + node.to;
