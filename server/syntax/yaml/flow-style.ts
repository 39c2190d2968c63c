import type { FlowStyle } from '../flow/style.ts';
import { lineComment } from '../flow/gap.ts';
import { jsonNotation } from '../json/notation.ts';
import { mannersOf } from './manners.ts';
import { yamlScalar } from './print-scalar.ts';
import { printYaml, printYamlEntry } from './print.ts';

/** YAML between brackets: on one line, or as JSON where it is written like JSON. */
export const flowStyle: FlowStyle = {
  manners: mannersOf,
  notation: ({ quotesKeys, quote }) => (quotesKeys && quote === '"' ? jsonNotation : oneLine),
  quoted: (text, quote) => yamlScalar(text, quote, true, true),
  commentEnd: (text, at) => (text[at] === '#' ? lineComment(text, at) : undefined),
  needsBlank: true,
  // Inside of block style a closing bracket must be indented; a file of brackets alone has no such rule.
  spreads: ({ roots }) => roots.every((root) => root.kind === 'map' && root.layout === 'flow'),
  opensEmpty: false,
};

const oneLine: ReturnType<FlowStyle['notation']> = {
  member: (key, value, manners) => printYamlEntry(key, value, manners, 0, true),
  value: (value, manners) => printYaml(value, manners, 0, true),
};
