/**
 * Finds the tag before a node. From `after`, the end of the previous node, up to `before` there are only separators, comments,
 * an anchor and the tag.
 */
export function findProperties(text: string, after: number, before: number): number | undefined {
  let at = after;
  while (at < before) {
    const char = text[at];
    if (char === '!') return at;
    if (char === '#') at = endOf(/[\r\n]/g, text, at);
    else if (char === '&') at = endOf(/[\s,[\]{}]/g, text, at);
    else if (char === '%' || char === '\\') at = endOf(/[\r\n]/g, text, at);
    else at++;
  }
  return undefined;
}

function endOf(stop: RegExp, text: string, from: number): number {
  stop.lastIndex = from;
  return stop.exec(text)?.index ?? text.length;
}
