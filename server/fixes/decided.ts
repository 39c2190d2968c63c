import { placeWords } from '../engine/findings/hop-words.ts';
import type { Document, Node } from '../model/source.ts';
import { isLiteral } from './literal.ts';
import type { Hop } from '../model/hop.ts';
import type { Fresh } from '../model/fresh.ts';

/** How a place that decides a value is called in "by changing ...". */
const WORDS: Readonly<Partial<Record<Hop['via'], string>>> = {
  'parameter-default': 'the ',
  'variable-default': 'the ',
  mapping: 'the mapping entry ',
  local: '',
  'module-argument': 'the argument ',
  'stack-parameter': 'what is passed as ',
  'variable-value': '',
};

/** The one literal elsewhere that decides the value: a default, a mapping entry, an argument. Chains of several steps end at the last. */
export function decidedAt(
  from: readonly Hop[],
  value: Fresh,
  /** The case is one of several values that the text allows: a default does not decide it, an entry for the value does. */
  oneOfSeveral = false,
): { readonly document: Document; readonly node: Node; readonly value: Fresh; readonly place: string } | undefined {
  // What is no literal means something else, or nothing, in another place.
  if (typeof value === 'object' || (typeof value === 'string' && value.includes('${'))) return undefined;
  const last = from.findLast((hop) => hop.at && (oneOfSeveral ? hop.via === 'mapping' : WORDS[hop.via] !== undefined));
  const at = last?.at;
  if (!at || !('node' in at) || at.within || !isLiteral(at.node)) return undefined;
  const place = `${WORDS[last.via] ?? ''}${placeWords(last.of)}`;
  // Parameters are texts: one that is written as a text stays one.
  const asText = at.node.kind === 'scalar' && typeof at.node.value === 'string';
  return { document: at.document, node: at.node, value: asText ? String(value) : value, place };
}
