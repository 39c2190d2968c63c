import type { Syntax } from '../../model/source.ts';
import { commentAbove, startsLine } from '../comment-lines.ts';
import { escapedByQuotes } from '../escaped.ts';
import { inPieces } from '../pieces/in-pieces.ts';
import { refuse } from '../refused.ts';
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
  print: () => refuse('Terraform files in HCL are read, and not written yet.'),
  writers: {},
  escaped: escapedByQuotes,
  comments: {
    fits: startsLine,
    write: (above, lines, document) => commentAbove(above, lines, document, { sign: '#' }),
  },
};
