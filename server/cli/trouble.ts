import type { Material } from '../app/load.ts';
import { pointOf } from '../app/position.ts';
import { NONE_OURS } from '../workspace/entry-point.ts';
import type { LintCommandOptions } from './options.ts';
import { warn } from './output.ts';
import { terminal } from '../model/text/terminal.ts';

type Allowed = Pick<LintCommandOptions, 'allowParseErrors' | 'errorOnUnmatched'>;

/** Whether the files were not seen as they are: exit code 2, since what was seen must not pass for all there is. */
export function isIncomplete(loaded: Material, { allowParseErrors, errorOnUnmatched }: Allowed): boolean {
  if (loaded.unreadable.length > 0) return true;
  if (loaded.broken.length > 0 && !allowParseErrors) return true;
  return loaded.files.length === 0 && errorOnUnmatched;
}

/** At most this many syntax errors of one file are told; the first explains the others. */
const maximumErrors = 3;

/** What the user should know of the files. Goes to stderr, so that a report on stdout stays whole. */
export function tellTrouble(loaded: Material, nameOf: (uri: string) => string): void {
  const tell = (text: string): void => {
    warn(terminal`${text}`);
  };
  for (const { uri, reason } of loaded.named) tell(`${nameOf(uri)}: not linted: ${reason}`);
  for (const { uri, reason, internal } of loaded.unreadable)
    tell(`${nameOf(uri)}: ${internal ? 'not linted, or only in part: ' : 'cannot be read: '}${reason}`);
  for (const { document, problems } of loaded.broken) {
    const name = nameOf(document.uri);
    for (const { message, span } of problems.slice(0, maximumErrors)) {
      const { line, column } = pointOf(document, span.start);
      tell(`${name}:${line}:${column}: syntax error: ${message}`);
    }
    if (problems.length > maximumErrors) tell(`${name}: ${problems.length - maximumErrors} more syntax errors`);
  }
  if (loaded.files.length === 0) {
    tell(`nothing was linted: ${NONE_OURS}`);
  }
}
