import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';

/** How long a text must rest before new syntax errors are told, in milliseconds. */
const REST = 1000;

/** A syntax error by the line that it begins in, counted from 0. */
export interface SyntaxError {
  readonly line: number;
  readonly message: string;
}

/** Remembers which texts are being typed: what can't be read in them is most often just not finished. */
export interface Typing {
  /** The changes of one message, in the order in which they were made; `told` gives the syntax errors that are shown. */
  readonly typed: (
    uri: string,
    changes: readonly TextDocumentContentChangeEvent[],
    told: () => readonly SyntaxError[],
  ) => void;
  /** The text was saved or closed: nothing is being typed any more. Says whether something was. */
  readonly ended: (uri: string) => boolean;
  /** The syntax errors that are told while a text is typed, the ones from before; undefined when it is not. */
  readonly told: (uri: string) => readonly SyntaxError[] | undefined;
}

interface Typed {
  readonly told: readonly SyntaxError[];
  readonly timer: NodeJS.Timeout;
}

/** `rested` is called with a text that has not been typed in for a while. */
export function createTyping(rested: (uri: string) => void): Typing {
  const typing = new Map<string, Typed>();
  const ended = (uri: string): boolean => {
    clearTimeout(typing.get(uri)?.timer);
    return typing.delete(uri);
  };
  return {
    typed: (uri, changes, told) => {
      const before = typing.get(uri)?.told ?? told();
      ended(uri);
      // A text that was replaced as a whole was not typed.
      if (!changes.every((change) => 'range' in change)) return;
      const timer = setTimeout(() => {
        typing.delete(uri);
        rested(uri);
      }, REST);
      timer.unref();
      typing.set(uri, { told: before.flatMap((error) => after(error, changes)), timer });
    },
    ended,
    told: (uri) => typing.get(uri)?.told,
  };
}

type RangedChange = Extract<TextDocumentContentChangeEvent, { readonly range: unknown }>;

/** Where an error stands after the changes; one that a change touches is not known any more. */
function after(error: SyntaxError, changes: readonly RangedChange[]): readonly SyntaxError[] {
  let { line } = error;
  for (const { range, text } of changes) {
    if (line > range.end.line) line += text.split(/\r\n|\r|\n/).length - 1 - (range.end.line - range.start.line);
    else if (line >= range.start.line) return [];
  }
  return [{ ...error, line }];
}
