import type { Comment } from '../../model/source.ts';

/** `spans` holds start and end of every scalar, ascending. */
export function findComments(text: string, spans: readonly number[]): Comment[] {
  const comments: Comment[] = [];
  let scalar = 0;
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    while (scalar < spans.length && (spans[scalar + 1] ?? 0) <= at) scalar += 2;
    if (scalar < spans.length && (spans[scalar] ?? 0) <= at) {
      at = (spans[scalar + 1] ?? at + 1) - 1;
      continue;
    }
    const before = text.charCodeAt(at - 1);
    const separated = at === 0 || before === 32 || before === 9 || before === 10 || before === 13 || before === 0xfeff;
    if (!separated) continue;
    let end = at;
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    comments.push({ text: text.slice(at + 1, end).trim(), span: { start: at, end } });
    at = end;
  }
  return comments;
}
