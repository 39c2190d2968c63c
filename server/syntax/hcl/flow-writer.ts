import type { Writer } from '../../model/source.ts';
import { spanOf } from '../../model/source.ts';
import { refuse } from '../refused.ts';
import { breakAt, indentAt, lineEnd } from '../text-lines.ts';
import { aligned, bodyWriter } from './body-writer.ts';
import { joinMembers, membersOfObject, printValue } from './print.ts';

/** Lists and objects of expressions. */
export const flowWriter: Writer = {
  content: (node, { keys, items, removed }, { text }) => {
    if (removed.size > 0 || (node.kind === 'map' && items.length > 0)) return refuse('Change the list by hand.');
    const { start, end } = spanOf(node);
    const eol = breakAt(text, start);
    const children = node.kind === 'list' ? node.items : node.entries.map(({ value }) => value);
    const last = children.at(-1);
    const manners = { eol, step: '  ' };
    const indent = last ? indentAt(text, spanOf(last).end) : `${indentAt(text, start)}  `;
    const members = membersOfObject(Object.fromEntries(keys), indent, manners);
    const lines =
      node.kind === 'list'
        ? items.map((item) => printValue(item, indent, manners))
        : members.map((member) => joinMembers([member], indent, manners));
    const rank = start;
    if (!last) {
      const isList = node.kind === 'list';
      const put = isList
        ? lines.join(', ')
        : `${eol}${indent}${lines.join(eol + indent)}${eol}${indentAt(text, start)}`;
      if (text.slice(start + 1, end - 1).trim() !== '')
        refuse('There is only a comment between the brackets: write the first item by hand.');
      return [{ start: start + 1, end: end - 1, text: put, rank }];
    }
    const at = spanOf(last).end;
    const behind = text.slice(at, end - 1);
    if (!behind.includes('\n')) return [{ start: at, end: at, text: lines.map((line) => `, ${line}`).join(''), rank }];
    if (node.kind === 'map' && !/^[ \t]*,/.test(behind)) {
      const around = { indent, manners, open: start, text };
      const put = aligned(node.entries.at(-1), node.entries, node.entries, members, around);
      const at = lineEnd(text, spanOf(last).end);
      return [{ start: at, end: at, text: `${eol}${indent}${put.lines}` }, ...put.patches].map((one) => ({
        ...one,
        rank,
      }));
    }
    const isList = node.kind === 'list';
    const put = lines.map((line) => `${eol}${indent}${line}`).join(',');
    const comma = /^[ \t]*,/.exec(behind)?.[0];
    const after = at + (comma?.length ?? 0);
    // A comment behind the last one stays with it.
    const isEnd = /^[ \t]*(?:(?:#|\/\/).*)?$/.test(text.slice(after, lineEnd(text, after)));
    const place = isEnd ? lineEnd(text, after) : after;
    const ends =
      comma !== undefined
        ? [{ start: place, end: place, text: `${put},`, rank }]
        : [{ start: place, end: place, text: put, rank }];
    return comma === undefined && isList ? [{ start: at, end: at, text: ',', rank }, ...ends] : ends;
  },
  replace: bodyWriter.replace,
};
