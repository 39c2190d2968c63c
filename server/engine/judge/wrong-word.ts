import type { Kind } from '../../model/kind.ts';
import { own } from '../../model/own.ts';
import { absent, isSecret } from '../../model/value.ts';
import type { Look, Subject } from '../look.ts';
import { read } from '../read/read.ts';
import type { Reading } from '../read/reading.ts';

/** A written word that is none of those that the service takes. */
export interface WrongWord {
  readonly facet: string;
  /** As the resource spells it. */
  readonly name: string;
  readonly value: string;
  /** What there is to write. */
  readonly values: readonly string[];
  /** The facet as if it were not written. */
  readonly unset: Reading;
}

const known = new WeakMap<Kind, readonly (readonly [facet: string, values: readonly string[]])[]>();
function wordsOf(kind: Kind) {
  let words = known.get(kind);
  if (!words) {
    words = Object.entries(kind.facets).flatMap(([facet, { values }]) => (values ? [[facet, values] as const] : []));
    known.set(kind, words);
  }
  return words;
}

/** The first such word of a store. */
export function wrongWord(about: Subject, look: Look): WrongWord | undefined {
  for (const [facet, values] of wordsOf(about.kind)) {
    const reading = read(about, facet, look);
    const { value, path } = reading;
    if (value.is !== 'known' || isSecret(value)) continue;
    const text = String(value.value);
    const words = own(about.spelled.words ?? {}, facet) ?? {};
    if (values.some((word) => text === word || text === String(own(words, word) ?? word))) continue;
    const name = path.findLast((step) => typeof step === 'string') ?? facet;
    return { facet, name, value: text, values, unset: { ...reading, value: absent(value.from) } };
  }
  return undefined;
}
