import type { Node } from '../model/source.ts';

/** Whether a value is written out: neither worked out nor a reference. */
export const isLiteral = (node: Node): boolean =>
  node.kind === 'scalar' &&
  (node.tag === undefined || node.tag.startsWith('!!')) &&
  node.style !== 'expression' &&
  !(typeof node.value === 'string' && node.value.includes('${'));
