import type { Writer } from '../../model/source.ts';
import { contentOfFlow } from './content.ts';
import { replaceInFlow } from './replace.ts';
import type { FlowStyle } from './style.ts';

/** Changes what stands between brackets, in the style of a syntax. */
export const flowWriter = (style: FlowStyle): Writer => ({
  content: (node, content, document) => contentOfFlow(node, content, document, style),
  replace: (node, replacement, document) => replaceInFlow(node, replacement, document, style),
});
