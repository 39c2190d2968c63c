import { known } from '../../../model/value.ts';
import type { Json } from '../../../model/source.ts';
import type { MapEntry, Value } from '../../../model/value.ts';
import { asText, isUnread, maximumText } from '../evaluate/coerce.ts';
import { decode, encode, isEncoded, jsonText } from '../evaluate/encoded.ts';
import { failure } from '../evaluate/failure.ts';
import { notKnown, through } from '../evaluate/trace.ts';
import { at, computed, ofTexts, passOn } from './builtin.ts';
import type { Builtins } from './builtin.ts';
import { own } from '../../../model/own.ts';

export const encodings: Builtins = {
  /** Collections keep their structure, so that one unknown part of a policy hides no other. */
  jsonencode: (args) => {
    const value = at(args, 0);
    if (value.is === 'known') return computed(jsonText(value.value), args);
    if (isEncoded(value)) {
      const text = asText(value);
      return isUnread(text) ? passOn(text) : computed(jsonText(text), args);
    }
    return value.is === 'map' || value.is === 'list' ? encode(value) : notKnown(value, true);
  },
  jsondecode: (args) => {
    const value = at(args, 0);
    if (isEncoded(value)) return decode(value);
    const text = asText(value);
    if (isUnread(text)) return passOn(text, false);
    const parsed = parseJson(text);
    return parsed === undefined ? failure('this is not JSON') : through(value.from, fromPlain(parsed));
  },
  base64encode: ofTexts(1, 1, (text = '') => btoa(String.fromCharCode(...bytesOf(text)))),
  base64decode: ofTexts(1, 1, (text = '') => fromBase64(text)),
};

const bytesOf = (text: string): readonly number[] => [...new TextEncoder().encode(text.slice(0, maximumText))];

function fromBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Nested deeper, JSON text is cut off as unknown by the bound of whatever reads it. */
export function fromPlain(value: Json): Value {
  if (Array.isArray(value)) return { is: 'list', items: value.map(fromPlain), from: [] };
  if (typeof value !== 'object' || value === null) return known(value);
  const map = value as Readonly<Record<string, Json>>;
  const entries = Object.keys(map).map((key): MapEntry => ({ key, value: fromPlain(own(map, key) ?? null) }));
  return { is: 'map', entries, from: [] };
}
