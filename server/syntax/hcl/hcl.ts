import { isFreshMap } from '../../model/fresh.ts';
import type { Document, Node, Syntax } from '../../model/source.ts';
import { spanOf } from '../../model/source.ts';
import { commentAbove } from '../comment-lines.ts';
import { escapedByQuotes } from '../escaped.ts';
import { inPieces } from '../pieces/in-pieces.ts';
import { refuse } from '../refused.ts';
import { lineBefore } from '../text-lines.ts';
import { bodyWriter } from './body-writer.ts';
import { printBlocks } from './file-writer.ts';
import { flowWriter } from './flow-writer.ts';
import { pathIn } from './places.ts';
import { assembleHcl, readText } from './read.ts';
import { splitHcl } from './split.ts';

/** HCL as Terraform and OpenTofu read it: the tree of its JSON twin. */
export const hcl: Syntax = {
  name: 'HCL',
  reads: (uri) => /\.(tf|tofu)$/.test(uri),
  parse: inPieces({
    whole: readText,
    split: (text) => [splitHcl(text)],
    piece: (text, origin) => readText(text, origin),
    assemble: (_, placed, end) => assembleHcl(placed, end),
  }),
  pathAt: pathIn,
  print: (value) => {
    const blocks = isFreshMap(value) ? value : refuse('A file of Terraform holds blocks.');
    return `${printBlocks([], new Map(Object.entries(blocks)), '\n').join('\n\n')}\n`;
  },
  writers: { body: bodyWriter, flow: flowWriter },
  // An expression is put into as it is: who changes a part of it has made HCL.
  escaped: (text, node) => (node.style === 'expression' ? text : escapedByQuotes(text, node)),
  comments: {
    fits: startsBlock,
    write: (above, lines, document) => commentAbove(above, lines, document, { sign: '#' }),
  },
};

/** The label, or a name of an argument, stands on a line that begins what it names. */
function startsBlock(node: Node, { text }: Document): boolean {
  return /^[ \t]*(?:[\w-]+[ \t]+(?:"[^"\n]*"[ \t]+)*)?$/.test(lineBefore(text, spanOf(node).start));
}
