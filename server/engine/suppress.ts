import type { Note, Suppressed } from '../model/finding.ts';
import type { Resource } from '../model/resource.ts';
import type { Rule } from '../model/rule.ts';
import { type Comment, type Document, locationOf, type Site } from '../model/source.ts';

/** `# atrest: ignore[a, b] until 2027-03-01 -- reason` */
const GRAMMAR = /^atrest:\s*ignore\[([^\]]*)\](?:\s+until\s+(\d{4}-\d{2}-\d{2}))?(?:\s+--\s*(.*))?$/;

interface Written {
  readonly rules: readonly string[];
  readonly until?: string;
  readonly reason?: string;
  readonly comment: Comment;
  /** The line on which it counts: its own, or that of the code below it. Start offset of that line. */
  readonly lines: readonly number[];
}
interface InDocument {
  readonly text: string;
  readonly written: readonly Written[];
  readonly malformed: readonly Comment[];
}
const cache = new WeakMap<Document, InDocument>();

/** Suppressions that count for a finding of `rule` shown at `site` on `resource`; `today` is YYYY-MM-DD. */
export function suppressedBy(rule: Rule, site: Site, resource: Resource, today: string): Suppressed | undefined {
  for (const ignore of resource.ignores) {
    if (!names(ignore.rules, rule) || expired(ignore.until, today)) continue;
    return {
      by: 'metadata',
      site: ignore.site,
      ...(ignore.reason === undefined ? {} : { reason: ignore.reason }),
      ...(ignore.until === undefined ? {} : { until: ignore.until }),
    };
  }
  for (const place of [site, resource.header]) {
    const { written, text } = suppressionsOf(place.document);
    if (written.length === 0) continue;
    const line = lineStart(text, locationOf(place).span.start);
    const found = written.find(
      (one) => one.lines.includes(line) && names(one.rules, rule) && !expired(one.until, today),
    );
    if (found) {
      // Comments are not part of the tree: what is suppressed stands for where it is.
      return {
        by: 'comment',
        site: place,
        ...(found.reason === undefined ? {} : { reason: found.reason }),
        ...(found.until === undefined ? {} : { until: found.until }),
      };
    }
  }
  return undefined;
}

const names = (rules: readonly string[], rule: Rule): boolean =>
  rules.some(
    (name) =>
      name === '*' || name === rule.id || name === rule.kind.id || (rule.rung !== undefined && name === rule.rung),
  );
const expired = (until: string | undefined, today: string): boolean => until !== undefined && until < today;

/** Suppressions that do nothing because they are expired or not understood. */
export function suppressionNotes(document: Document, today: string, at: (comment: Comment) => Site): readonly Note[] {
  const { written, malformed } = suppressionsOf(document);
  return [
    ...malformed.map((comment) => ({
      site: at(comment),
      message: 'This suppression is not understood. Write `# atrest: ignore[rule-id] until YYYY-MM-DD -- reason`.',
    })),
    ...written
      .filter((one) => expired(one.until, today))
      .map((one) => ({
        site: at(one.comment),
        message: `This suppression expired on ${one.until ?? ''}; renew it or mend what it hides.`,
      })),
  ];
}

function suppressionsOf(document: Document): InDocument {
  const cached = cache.get(document);
  if (cached) return cached;
  const written: Written[] = [];
  const malformed: Comment[] = [];
  for (const comment of document.comments) {
    if (!comment.text.startsWith('atrest:')) continue;
    const match = GRAMMAR.exec(comment.text.trim());
    if (!match || (match[2] !== undefined && Number.isNaN(Date.parse(match[2])))) {
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
