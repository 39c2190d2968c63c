import { membersOf, splitKey } from '../pieces/split.ts';
import type { Split, MemberStart, Stretch } from '../pieces/split.ts';

const closingBrace = 125;
const keyStart = /"(?:[^"\\\n]|\\.)*"[ \t]*:/y;
const opening = /^[\s\uFEFF]*\{[ \t]*\r?\n/;
const splitLine = new RegExp(`[ \\t]*"${splitKey}"[ \\t]*:[ \\t]*\\{[ \\t]*\\r?\\n`, 'y');

/** Splits a JSON object with one member on each line; undefined when it is laid out otherwise. */
export function splitJson(text: string): Split | undefined {
  const head = opening.exec(text)?.[0];
  if (head === undefined) return undefined;
  const lines = scan(text, head.length, text.length);
  const members = membersOf(lines.starts);
  const first = members[0];
  if (!first) return undefined;
  const end = lines.closings.findLast(({ indent, at }) => indent < first.indent && at > first.at);
  const stretches: Stretch[] = gap(head.length, first.at);
  const limit = end?.at ?? text.length;
  // Only the first of such keys; another one is a mistake, and there might be thousands.
  const split = members.findIndex(({ at }) => opensSplit(text, at));
  let done = 0;
  members.forEach(({ at }, index) => {
    if (at < done || at > limit) return;
    const next = index === split ? nextMember(text, members, lines.closings, index) : members[index + 1];
    done = Math.min(next?.at ?? limit, limit);
    for (const stretch of splitMember(text, at, done)) stretches.push(stretch);
  });
  const brace = end && end.at + end.indent + 1;
  if (brace !== undefined) stretches.push({ is: 'rest', start: brace, end: text.length });
  return { stretches, braces: { start: head.indexOf('{'), end: brace } };
}

function opensSplit(text: string, at: number): boolean {
  splitLine.lastIndex = at;
  return splitLine.test(text);
}

/** The member after the split one; lines at its left that only look like members are left to its children. */
function nextMember(
  text: string,
  members: readonly MemberStart[],
  closings: readonly MemberStart[],
  index: number,
): MemberStart | undefined {
  const { at, indent } = members[index] ?? { at: 0, indent: 0 };
  const closing = closings.find((close) => close.at > at && close.indent === indent);
  return members.slice(index + 1).find((next) => !closing || next.at > closing.at || opensBracket(text, next.at));
}

/** Tells the next member from a line that someone is writing too far at the left. */
const opensBracket = (text: string, at: number): boolean => /[[{]\s*$/.test(text.slice(at, text.indexOf('\n', at)));

function splitMember(text: string, start: number, end: number): Stretch[] {
  if (!opensSplit(text, start)) return [{ is: 'member', start, end }];
  const headEnd = splitLine.lastIndex;
  const column = text.indexOf('"', start) - start;
  const lines = scan(text, headEnd, end, column);
  const children = membersOf(lines.starts);
  const [first] = children;
  if (!first) return [{ is: 'member', start, end }];
  const close = lines.closings.findLast(({ indent }) => indent === column);
  const inside = close?.at ?? end;
  const stretches: Stretch[] = [{ is: 'head', start, end: headEnd }, ...gap(headEnd, first.at)];
  children.forEach(({ at }, index) => {
    if (at < inside) stretches.push({ is: 'child', start: at, end: Math.min(children[index + 1]?.at ?? end, inside) });
  });
  if (!close) return stretches;
  const behind = close.at + close.indent + 1;
  const comma = /[ \t]*,/y;
  comma.lastIndex = behind;
  const tailEnd = comma.test(text) ? comma.lastIndex : behind;
  stretches.push({ is: 'tail', start: behind - 1, end: tailEnd }, ...gap(tailEnd, end));
  return stretches;
}

/** Lines right of a column that start with a key, no deeper than the first of them, and lines that start with a closing brace, left of it or level. */
function scan(
  text: string,
  start: number,
  end: number,
  column = -1,
): { readonly starts: MemberStart[]; readonly closings: MemberStart[] } {
  const starts: MemberStart[] = [];
  const closings: MemberStart[] = [];
  let deepest = Infinity;
  for (let at = start, next = 0; at < end; at = next) {
    const newline = text.indexOf('\n', at);
    next = newline < 0 ? text.length : newline + 1;
    let indent = 0;
    let code = text.charCodeAt(at);
    while ((code === 32 || code === 9) && indent <= deepest) code = text.charCodeAt(at + ++indent);
    if (indent > deepest) continue;
    if (code === closingBrace) closings.push({ at, indent });
    keyStart.lastIndex = at + indent;
    if (indent <= column || !keyStart.test(text)) continue;
    if (deepest === Infinity) deepest = indent;
    starts.push({ at, indent });
  }
  return { starts, closings };
}

const gap = (start: number, end: number): Stretch[] => (end > start ? [{ is: 'gap', start, end }] : []);
