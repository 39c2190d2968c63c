import type { Document, Span } from '../model/source.ts';

/** What stands between two items of a flow collection, or behind the last. */
export interface Gap {
  readonly comma: number | undefined;
  readonly comments: readonly Span[];
}

export function readGap({ text, syntax }: Document, from: number, to: number): Gap {
  const comments: Span[] = [];
  let comma: number | undefined;
  for (let at = from; at < to;) {
    const end = commentEnd(text, at, syntax);
    if (end === undefined) {
      if (text[at] === ',') comma ??= at;
      at++;
    } else {
      comments.push({ start: at, end });
      at = end;
    }
  }
  return { comma, comments };
}

function commentEnd(text: string, at: number, syntax: 'yaml' | 'json'): number | undefined {
  const isLine = syntax === 'yaml' ? text[at] === '#' : text.startsWith('//', at);
  if (isLine) {
    const found = /[\r\n]/.exec(text.slice(at))?.index;
    return found === undefined ? text.length : at + found;
  }
  if (syntax === 'yaml' || !text.startsWith('/*', at)) return undefined;
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.length : end + 2;
}
