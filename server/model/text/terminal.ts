import type { Link } from './link.ts';
import { tame } from './steering.ts';

/**
 * Text that may be written to a terminal, a log or a file for people, as it is. Commands print nothing else, so that no name or value
 * of a file gets there as it stands.
 */
export class TerminalText {
  readonly #text: string;
  constructor(made: { readonly by: typeof maker; readonly text: string }) {
    this.#text = made.text;
  }
  toString(): string {
    return this.#text;
  }
}
/** Known to this file alone: a `TerminalText` can't be made elsewhere. */
const maker = Symbol('terminal');
const make = (text: string): TerminalText => new TerminalText({ by: maker, text });

/** Text of ours around text that may come from files, which is cleaned and stays on its line. */
export const terminal = (
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Link | TerminalText)[]
): TerminalText => make(String.raw({ raw: parts }, ...values.map(written)));

function written(value: string | number | Link | TerminalText): string {
  if (value instanceof TerminalText) return value.toString();
  return plain(typeof value === 'object' ? value.link : String(value));
}

export const joined = (parts: readonly TerminalText[], between: string): TerminalText => make(parts.join(between));

/** In a colour. */
export const styled = (style: (text: string) => string, text: TerminalText): TerminalText =>
  make(style(text.toString()));

/** Text of several lines without a word from the files that are judged: a page, a list of rules. */
export const ourLines = (text: string): TerminalText =>
  joined(
    text.split('\n').map((line) => terminal`${line}`),
    '\n',
  );

/** For machines. Signs that steer are written as JSON's escapes: it reads the same, and may be looked at in a terminal. */
export const jsonLines = (value: unknown): TerminalText =>
  make(
    `${JSON.stringify(value, null, 2)
      .replaceAll(/[\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, escaped)
      .replaceAll(loggingCommand, '\\u0023#')}\n`,
  );

/** Lines of a source for eyes: nothing in them steers; tabs stay, and line ends of any kind. */
export const sourceLines = (text: string): TerminalText =>
  joined(
    text.split(/\r?\n/).map((line) =>
      joined(
        line.split('\t').map((part) => terminal`${part}`),
        '\t',
      ),
    ),
    '\n',
  );

/**
 * Text on one line as it may stand in a terminal or in the log of a build machine: nothing in it can steer the terminal, and it is no
 * logging command of GitHub (`##[error]`) or Azure (`##vso[...]`), which count anywhere in a line.
 */
export const plain = (text: string): string => tame(text).replaceAll(loggingCommand, '## ');

/** GitHub's workflow commands start a line. A line of a report never does. */
export const withoutCommands = (text: string): string => text.replaceAll(/^([^\S\n]*):(?=:)/gm, '$1: ');

const loggingCommand = /##(?=\w*\[)/g;
const escaped = (character: string): string => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
