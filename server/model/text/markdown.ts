import type { Link } from './link.ts';
import { tame } from './steering.ts';

declare const markdownOnly: unique symbol;
/** Markdown in which names and values from files are text: no link, image, HTML or heading comes out of them. */
export type Markdown = string & { readonly [markdownOnly]: true };

/** Markdown of ours around sentences, names and numbers, each on one line. The only maker of `Markdown`, with `joinedMarkdown`. */
export const markdown = (parts: TemplateStringsArray, ...values: readonly (string | number | Link)[]): Markdown =>
  String.raw({ raw: parts }, ...values.map(written)) as Markdown;
const written = (value: string | number | Link): string =>
  typeof value === 'object' ? value.link : inMarkdown(String(value));

export const joinedMarkdown = (parts: readonly Markdown[], between: '\n' | '\n\n---\n\n' | ' · '): Markdown =>
  parts.join(between) as Markdown;

/**
 * A sentence, in which code spans stay and all else is text. What is a code span is decided as CommonMark decides it, so that this
 * holds for any text, also one whose names were not put into code spans as they should.
 */
export function inMarkdown(sentence: string): string {
  const text = tame(sentence);
  if (!/[\\`*_[\]<>&~@:]|^[#=+-]|www\./i.test(text)) return text;
  let whole = '';
  let from = 0;
  for (const { index, 0: fence } of text.matchAll(/`+/g)) {
    if (index < from) continue;
    const close = closing(text, fence.length, index + fence.length);
    whole += inert(text.slice(from, index));
    from = close ?? index + fence.length;
    whole += close === undefined ? fence.replaceAll('`', '\\`') : text.slice(index, close);
  }
  return (/^[#=+-]/.test(text) ? '\\' : '') + whole + inert(text.slice(from));
}

/** Behind the next run of exactly so many backticks. */
function closing(text: string, length: number, from: number): number | undefined {
  let open: number | undefined;
  for (let at = text.indexOf('`', from); at >= 0; at = text.indexOf('`', at + 1)) {
    open = at;
    while (text.charAt(at + 1) === '`') at++;
    if (at + 1 - open === length) return at + 1;
  }
  return undefined;
}

/** Marks of links, images, HTML, entities, emphasis; and addresses that become links by themselves. */
const inert = (text: string): string =>
  text
    .replaceAll(/[\\[\]<>]|&(?=[#\w])|\*(?=\S)|(?<=\S)\*|~~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replaceAll(/:(?=\/\/)|@(?=[\w-]+\.)|(?<=\bwww)\./gi, '\\$&');
