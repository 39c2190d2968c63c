import type { Path, Span } from '../../../model/source.ts';

/** A member or item of a JSON container, by its place in the text. */
interface JsonChild {
  readonly key?: { readonly name: string; readonly span: Span };
  readonly span: Span;
}

/**
 * Finds JSON pointers in a valid JSON text. A container is scanned when something in it is looked for, one level deep, so that a
 * large text costs one pass and later look-ups next to nothing.
 */
export function createLocator(text: string): (pointer: Path) => { key?: Span; value: Span } | undefined {
  const scanned = new Map<number, readonly JsonChild[]>();
  const childrenAt = (offset: number): readonly JsonChild[] => {
    let children = scanned.get(offset);
    if (!children) {
      children = scan(text, offset);
      scanned.set(offset, children);
    }
    return children;
  };
  let root: JsonChild | undefined;
  return (pointer) => {
    if (!root) {
      const start = skipSpace(text, 0);
      root = { span: { start, end: endOfValue(text, start) } };
    }
    let at: JsonChild = root;
    for (const step of pointer) {
      const children = childrenAt(at.span.start);
      const isObject = text[at.span.start] === '{';
      // Of keys written twice the last one counts, as for every JSON reader.
      const child = isObject
        ? children.findLast(({ key }) => key?.name === String(step))
        : typeof step === 'number'
          ? children[step]
          : undefined;
      if (!child) return undefined;
      at = child;
    }
    return at.key ? { key: at.key.span, value: at.span } : { value: at.span };
  };
}

function scan(text: string, offset: number): readonly JsonChild[] {
  const open = text[offset];
  if (open !== '{' && open !== '[') return [];
  const children: JsonChild[] = [];
  let at = skipSpace(text, offset + 1);
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    let key: JsonChild['key'];
    if (open === '{') {
      const end = endOfString(text, at);
      key = { name: nameAt(text, at, end), span: { start: at, end } };
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    const end = endOfValue(text, at);
    const span = { start: at, end };
    children.push(key ? { key, span } : { span });
    at = skipSpace(text, end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return children;
}

const nameAt = (text: string, start: number, end: number): string => {
  const raw = text.slice(start + 1, end - 1);
  return raw.includes('\\') ? (JSON.parse(text.slice(start, end)) as string) : raw;
};

function skipSpace(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9 && code !== 0xfeff) break;
  }
  return at;
}

/** Behind the closing quote of the string that starts here. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length;
}

/** Behind the value that starts here. Not recursive: hostile texts nest deeply. */
function endOfValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === 34) return endOfString(text, start);
  let at = start;
  if (first !== 123 && first !== 91) {
    // A number or a word ends before a comma, a closing bracket or space.
    while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at++;
    return at;
  }
  for (let depth = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = endOfString(text, at);
      continue;
    }
    at++;
    if (code === 123 || code === 91) depth++;
    else if ((code === 125 || code === 93) && --depth === 0) return at;
  }
  return at;
}

/** Where a text nests deeper than so many levels; undefined when it does nowhere. One pass, whatever the text is. */
export function deeperThan(text: string, levels: number): number | undefined {
  const sign = /["{}[\]]/g;
  let depth = 0;
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    const [found] = match;
    if (found === '"') sign.lastIndex = endOfString(text, match.index);
    else if (found === '{' || found === '[') {
      if (++depth > levels) return match.index;
    } else depth--;
  }
  return undefined;
}
