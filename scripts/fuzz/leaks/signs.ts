import { SECRET } from './files.ts';

const steered: readonly (readonly [string, RegExp])[] = [
  ['a secret is shown', new RegExp(SECRET)],
  ['a sign steers the terminal', /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/],
];
const commanded: readonly (readonly [string, RegExp])[] = [
  ['a line is a workflow command', /^\s*::/m],
  ['a line holds a logging command', /##\w*\[/],
];
const found = (signs: typeof steered, text: string): readonly string[] =>
  signs.flatMap(([what, sign]) => (sign.test(text) ? [what] : []));

/** What must not be in the output of a command. */
export const leaksIn = (output: string): readonly string[] => found([...steered, ...commanded], output);

/** What must not be in a text that an editor shows as it is: it has no lines of its own, and no escapes of Markdown. */
export const leaksInPlain = (text: string): readonly string[] =>
  found([...steered, ['Markdown is escaped where none is read', /\\[[\]<>]/]], text);

/** What must not be in Markdown: a link, an image or HTML, but links to pages and the sources of facts. Code spans are taken out as CommonMark finds them. */
export function leaksInMarkdown(text: string): readonly string[] {
  const alive = text
    .replaceAll(/^Source: https:\/\/[\w./#-]+$/gm, '')
    .replaceAll(/(?<![\\`])(`+)(?!`)(?:(?!\n\n)[^])*?(?<!`)\1(?!`)/g, '')
    .replaceAll(/\\[^]/g, '')
    .replaceAll(/\[Page of [\w-]+\]\(command:atrest\.showRulePage\?[\w%.-]+\)/g, '');
  return [...found(steered, text), ...found([['a link, an image or HTML is alive', /[[<]|:\/\//]], alive)];
}
