import type { Comment } from '../../model/source.ts';

/** Starts of what may hold the signs of another: a string, a heredoc, a comment. */
const starts = /"|<<-?([A-Za-z_][\w-]*)\r?\n|\/\*|#|\/\//g;

/** The line comments of an HCL text. What is not closed ends the search, so that each character is looked at once. */
export function hclComments(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  starts.lastIndex = 0;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const [sign, heredoc] = match;
    let end: number;
    if (heredoc !== undefined) end = endOfHeredoc(text, starts.lastIndex, heredoc);
    else if (sign === '"') end = endOfString(text, starts.lastIndex);
    else if (sign === '/*') end = endOfBlock(text, starts.lastIndex);
    else {
      end = endOfLine(text, match.index);
      const written = text.slice(match.index, end);
      const span = { start: match.index, end: match.index + written.trimEnd().length };
      comments.push({ text: written.replace(/^(?:#+|\/\/+)/, '').trim(), span });
    }
    if (end <= 0) break;
    starts.lastIndex = end;
  }
  return comments;
}

function endOfBlock(text: string, from: number): number {
  const end = text.indexOf('*/', from);
  return end < 0 ? 0 : end + 2;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A string ends on its line; one that does not is a mistake, and goes on behind it. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '\\') at++;
    else if (sign === '"' || sign === '\n') return at + 1;
  }
  return text.length;
}

function endOfHeredoc(text: string, from: number, word: string): number {
  for (let at = from; at < text.length; at = endOfLine(text, at) + 1) {
    if (text.slice(at, endOfLine(text, at)).trim() === word) return endOfLine(text, at);
  }
  return text.length;
}
