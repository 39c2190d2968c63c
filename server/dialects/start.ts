/** Characters of a text that are looked at to see what it is. */
export const startLength = 65_536;

/** The start of a text, as forms look at it in turn. */
export interface Start {
  /** Without a byte order mark; empty where it is no text. */
  readonly text: string;
  /** Name of its file; empty where the text has none that tells what it is. */
  readonly name: string;
  /** It is a JSON object, or YAML in braces. */
  readonly isObject: boolean;
  /** Keys of a JSON object's first level, with the first character of their values. */
  readonly keys: ReadonlyMap<string, string>;
}

/** `length`: where the start decides nothing, all of the text. */
export function startOf(whole: string, name: string, length = startLength): Start {
  const cut = whole.slice(0, length).replace(/^\uFEFF/, '');
  const text = cut.includes('\0') ? '' : cut;
  const isObject = /[^\s]/.exec(text)?.[0] === '{';
  let keys: ReadonlyMap<string, string> | undefined;
  return {
    text,
    name,
    isObject,
    get keys() {
      return (keys ??= isObject ? topKeys(text) : new Map<string, string>());
    },
  };
}

function topKeys(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const token = /["{}[\]]/g;
  let depth = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [found] = match;
    if (found === '{' || found === '[') depth++;
    else if (found === '}' || found === ']') depth--;
    else {
      const start = match.index;
      const end = endOfString(text, start);
      if (end === undefined) break;
      token.lastIndex = end;
      const value = depth === 1 ? /^\s*:\s*(\S?)/.exec(text.slice(end, end + 200)) : null;
      if (value) keys.set(text.slice(start + 1, end - 1), value[1] ?? '');
    }
    if (depth === 0) break;
  }
  return keys;
}

/** Behind the closing quote; a regular expression would go back character by character in a long text. */
function endOfString(text: string, start: number): number | undefined {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return undefined;
}
