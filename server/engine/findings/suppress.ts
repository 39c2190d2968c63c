import type { Finding } from '../../model/finding.ts';
import type { Suppressed } from '../../model/suppressed.ts';
import type { Ignore } from '../../model/resource.ts';
import { chosenBy, type Rule } from '../../model/rule.ts';
import { type Comment, type Document, locationOf, type Path } from '../../model/source.ts';

/** `# atrest: ignore[a, b] until 2027-03-01 -- reason` */
const GRAMMAR = /^atrest:\s*ignore\[([^\]]*)\](?:\s+until\s+(\d{4}-\d{2}-\d{2}))?(?:\s+--\s*(.*))?$/;

export interface WrittenSuppression {
  readonly rules: readonly string[];
  readonly until?: string;
  readonly reason?: string;
  readonly comment: Comment;
  /** The line on which it counts: its own, or that of the code below it. Start offset of that line. */
  readonly lines: readonly number[];
}
interface InDocument {
  readonly text: string;
  readonly written: readonly WrittenSuppression[];
  readonly malformed: readonly Comment[];
}
const cache = new WeakMap<Document, InDocument>();

/** The suppression that counts for a finding; `today` is YYYY-MM-DD. */
export function suppressedBy(
  { rule, site, place, store, resource }: Pick<Finding, 'rule' | 'site' | 'place' | 'store' | 'resource'>,
  today: string,
): Suppressed | undefined {
  const paths = [store?.path ?? [], ...(place.resource === resource ? [place.path] : [])];
  for (const ignore of resource.ignores) {
    if (!names(ignore.rules, rule) || !isDay(ignore.until) || expired(ignore.until, today)) continue;
    if (!paths.some((path) => isBelow(path, ignore))) continue;
    return {
      by: 'metadata',
      site: ignore.site,
      ...(ignore.reason === undefined ? {} : { reason: ignore.reason }),
      ...(ignore.until === undefined ? {} : { until: ignore.until }),
    };
  }
  for (const shown of [site, resource.header, ...(resource.calls ?? [])]) {
    const { written, text } = suppressionsOf(shown.document);
    if (written.length === 0) continue;
    const line = lineStart(text, locationOf(shown).span.start);
    const found = written.find(
      (one) => one.lines.includes(line) && names(one.rules, rule) && !expired(one.until, today),
    );
    if (found) {
      // Comments are not part of the tree: what is suppressed stands for where it is.
      return {
        by: 'comment',
        site: shown,
        ...(found.reason === undefined ? {} : { reason: found.reason }),
        ...(found.until === undefined ? {} : { until: found.until }),
      };
    }
  }
  return undefined;
}

/** Whether a place is in the block that a suppression is about. */
const isBelow = (path: Path, { within = [] }: Ignore): boolean => within.every((step, index) => path[index] === step);

const names = (rules: readonly string[], rule: Rule): boolean =>
  rules.some((name) => name === '*' || chosenBy(rule).includes(name));
/** Whether the last day of a suppression is past. */
export const expired = (until: string | undefined, today: string): boolean => until !== undefined && until < today;

/** Whether it is a day, as the end of a suppression is to be; none is fine. */
export const isDay = (until: string | undefined): boolean =>
  until === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(until) && !Number.isNaN(Date.parse(until)));

/** The suppressions in a document's comments, and the comments that are not understood. */
export function suppressionsOf(document: Document): InDocument {
  const cached = cache.get(document);
  if (cached) return cached;
  const written: WrittenSuppression[] = [];
  const malformed: Comment[] = [];
  for (const comment of document.comments) {
    if (!comment.text.startsWith('atrest:')) continue;
    const match = GRAMMAR.exec(comment.text.trim());
    if (!match || !isDay(match[2])) {
      malformed.push(comment);
      continue;
    }
    const rules = (match[1] ?? '')
      .split(',')
      .map((rule) => rule.trim())
      .filter((rule) => rule !== '');
    const lines = linesOf(document.text, comment);
    written.push({
      rules,
      comment,
      lines,
      ...(match[2] === undefined ? {} : { until: match[2] }),
      ...(match[3] === undefined ? {} : { reason: match[3].trim() }),
    });
  }
  const result = { text: document.text, written, malformed };
  cache.set(document, result);
  return result;
}

/** A comment behind code counts on its line; one on a line of its own on the next line that is not a comment. */
function linesOf(text: string, comment: Comment): readonly number[] {
  const own = lineStart(text, comment.span.start);
  if (text.slice(own, comment.span.start).trim() !== '') return [own];
  let next = comment.span.end;
  for (;;) {
    const newline = text.indexOf('\n', next);
    if (newline < 0) return [own];
    next = newline + 1;
    const end = text.indexOf('\n', next);
    const line = text.slice(next, end < 0 ? undefined : end).trim();
    if (line !== '' && !line.startsWith('#')) return [own, next];
    if (end < 0) return [own];
    next = end;
  }
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
