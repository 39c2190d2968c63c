import type { Node } from '../model/source.ts';

/** Text in place of quoted text keeps the quotes. */
export const quoteOf = (node: Node): "'" | '"' | undefined => {
  if (node.kind !== 'scalar' || node.tag !== undefined) return undefined;
  return node.style === 'single' ? "'" : node.style === 'double' ? '"' : undefined;
};
