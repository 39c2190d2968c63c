import type { Syntax } from '../../model/source.ts';
import { escapedByQuotes } from '../escaped.ts';
import { lineComment } from '../flow/gap.ts';
import { flowWriter } from '../flow/writer.ts';
import { inPieces } from '../pieces/in-pieces.ts';
import { usualManners } from '../manners.ts';
import { pathInOrder } from '../walk.ts';
import { assembleJson } from './assemble.ts';
import { mannersOf } from './manners.ts';
import { readJson, readMembers } from './nodes.ts';
import { jsonNotation } from './notation.ts';
import { printJson } from './print.ts';
import { splitJson } from './split.ts';

/** JSON, with comments and trailing commas where someone wrote them. */
export const json: Syntax = {
  name: 'JSON',
  /** By name, else by the first sign: JSON is YAML, too, but keys without quotes are not JSON. */
  reads: (uri, text) => /\.json$/i.test(uri) || /^\uFEFF?\s*(\{\s*["}]|\[)/.test(text),
  parse: inPieces({
    whole: readJson,
    split: (text) => {
      const split = splitJson(text);
      return split && [split];
    },
    piece: (text, origin, is) => readMembers(text, origin, is === 'head'),
    assemble: assembleJson,
  }),
  pathAt: pathInOrder,
  print: (value) => `${printJson(value, usualManners)}\n`,
  writers: {
    flow: flowWriter({
      manners: mannersOf,
      notation: () => jsonNotation,
      commentEnd,
      needsBlank: false,
      spreads: () => true,
      opensEmpty: true,
    }),
  },
  escaped: escapedByQuotes,
};

function commentEnd(text: string, at: number): number | undefined {
  if (text.startsWith('//', at)) return lineComment(text, at);
  if (!text.startsWith('/*', at)) return undefined;
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.length : end + 2;
}
