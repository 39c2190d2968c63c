import type { Form } from '../dialects/form.ts';
import type { Forms } from '../dialects/forms.ts';
import { startOf } from '../dialects/start.ts';
import { isUnnamed, nameOf } from '../model/uri.ts';
import { linesOf } from '../syntax/lines.ts';
import { parse } from '../syntax/parse.ts';
import { syntaxOf } from '../syntax/syntaxes.ts';
import { type MaybePromise, FileError, type FileHead } from './files.ts';
import { type Loading, wait } from './loading.ts';

/**
 * What a file is, and its text when that was read whole. Where the start decides nothing, `read` is asked for all of it. Throws
 * `FileError` for what has the marks of ours and can't be read as one: passed over, it would count as checked.
 */
export function* formOfText(
  uri: string,
  head: FileHead,
  read: () => MaybePromise<string | undefined>,
  forms: Forms,
): Loading<{ readonly form: Form | 'none'; readonly whole?: string }> {
  const name = isUnnamed(uri) ? '' : nameOf(uri);
  const start = startOf(head.text, name);
  const form = forms.sniff(start);
  const found = head.whole ? { form, whole: head.text } : { form };
  if (form !== 'none' || start.text === '') return found;
  const readsOn = forms.mayBeOurs(start) || forms.marked(head.text) !== undefined;
  const whole = head.whole ? head.text : readsOn ? yield* wait(read()) : undefined;
  if (whole === undefined) return found;
  // A buffer is there as a whole, and only its start was looked at so far.
  const full = readsOn ? forms.sniff(startOf(whole, name, whole.length)) : form;
  if (full !== 'none') return { form: full, whole };
  const noun = forms.marked(whole);
  const problem = noun === undefined ? undefined : problemOf(uri, whole);
  if (noun !== undefined && problem !== undefined) throw new FileError(uri, `it looks like ${noun}, and ${problem}`);
  return found;
}

/** What keeps a text from being read, and where; undefined when nothing does. */
function problemOf(uri: string, text: string): string | undefined {
  const [first] = parse({ uri, version: 0, text, syntax: syntaxOf(uri, text) }).problems;
  if (!first) return undefined;
  const { line, character } = linesOf(text).position(first.span.start);
  return `it has a syntax error in line ${line + 1}, column ${character + 1}: ${first.message}`;
}
