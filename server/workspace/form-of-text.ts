import type { Form } from '../dialects/dialect.ts';
import { isUndecided, resemblesTemplate, sniff } from '../dialects/sniff.ts';
import { isUnnamed, nameOf } from '../model/uri.ts';
import { linesOf } from '../syntax/lines.ts';
import { parse } from '../syntax/parse.ts';
import { syntaxOf } from '../syntax/syntaxes.ts';
import { FileError, type FileHead } from './files.ts';

/**
 * What a file is, and its text when that was read whole. Where the start decides nothing, `read` is asked for all of it. Throws
 * `FileError` for what has the marks of a template and can't be read as one: passed over, it would count as checked.
 */
export async function formOfText(
  uri: string,
  head: FileHead,
  read: () => Promise<string | undefined>,
): Promise<{ readonly form: Form; readonly whole?: string }> {
  const name = isUnnamed(uri) ? '' : nameOf(uri);
  const form = sniff(head.text, name);
  const start = head.whole ? { form, whole: head.text } : { form };
  if (form !== 'none' || head.text.includes('\0')) return start;
  const readsOn = !head.whole && (isUndecided(head.text) || resemblesTemplate(head.text));
  const whole = head.whole ? head.text : readsOn ? await read() : undefined;
  if (whole === undefined) return start;
  const full = head.whole ? form : sniff(whole, name, whole.length);
  if (full !== 'none') return { form: full, whole };
  const problem = resemblesTemplate(whole) ? problemOf(uri, whole) : undefined;
  if (problem !== undefined) throw new FileError(uri, `it looks like a CloudFormation template, and ${problem}`);
  return start;
}

/** What keeps a text from being read, and where; undefined when nothing does. */
function problemOf(uri: string, text: string): string | undefined {
  const [first] = parse({ uri, version: 0, text, syntax: syntaxOf(uri, text) }).problems;
  if (!first) return undefined;
  const { line, character } = linesOf(text).position(first.span.start);
  return `it has a syntax error in line ${line + 1}, column ${character + 1}: ${first.message}`;
}
