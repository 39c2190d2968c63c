import type { Syntax } from '../../model/source.ts';
import { commentAbove, startsLine } from '../comment-lines.ts';
import type { CommentStyle } from '../comment-lines.ts';
import { escapedByQuotes } from '../escaped.ts';
import { inPieces } from '../pieces/in-pieces.ts';
import { usualManners } from '../manners.ts';
import { refuse } from '../refused.ts';
import { pathInOrder } from '../walk.ts';
import { assembleYaml } from './assemble.ts';
import { blockWriter } from './block/writer.ts';
import { flowInBlocks } from './flow-writer.ts';
import { readYaml } from './read.ts';
import { onePerCause } from './one-per-cause.ts';
import { printYaml } from './print.ts';
import { splitYaml } from './split.ts';

/** YAML as CloudFormation's own tools read it. */
export const yaml: Syntax = {
  name: 'YAML',
  reads: () => true,
  parse: inPieces({
    whole: readYaml,
    split: splitYaml,
    piece: readYaml,
    assemble: assembleYaml,
    sift: onePerCause,
  }),
  pathAt: pathInOrder,
  print: (value) => `${printYaml(value, usualManners)}\n`,
  writers: { block: blockWriter, flow: flowInBlocks },
  escaped: escapedByQuotes,
  comments: { fits: startsLine, write: (above, lines, document) => commentAbove(above, lines, document, style) },
  check: ({ text }) => {
    if (/\r(?!\n)/.test(text)) refuse('The file has line breaks of an old kind (CR alone): convert them first.');
  },
};

const style: CommentStyle = { sign: '#', checkIndent };
function checkIndent(indent: string): void {
  if (indent.includes('\t')) refuse('The line is indented with tabs, which YAML does not allow: use spaces first.');
}
