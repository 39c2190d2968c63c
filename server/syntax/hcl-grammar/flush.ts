import type { Expression } from './expression.ts';

/** What is done with the blanks that a line of text starts with; gives what is left of them. */
type OnLine = (blanks: string) => string;

/**
 * The template of a `<<-` heredoc without the indentation that all its lines share, as Terraform counts it: texts between directives
 * have lines, too; what stands inside of an interpolation has none; blank lines don't count, and a line that starts with an
 * interpolation or a directive has no indentation.
 */
export function flush(template: Expression, text: string): Expression {
  let least = Number.POSITIVE_INFINITY;
  eachLine(template, text, (blanks) => {
    least = Math.min(least, blanks.length);
    return blanks;
  });
  return Number.isFinite(least) && least > 0 ? eachLine(template, text, (blanks) => blanks.slice(least)) : template;
}

/** A copy of the template with the starts of its lines changed. */
function eachLine(template: Expression, text: string, onLine: OnLine): Expression {
  let starts = true;
  const other = (): void => {
    if (starts) onLine('');
    starts = false;
  };
  const visit = (part: Expression): Expression => {
    if (part.is === 'literal' && typeof part.value === 'string') return { ...part, value: visitText(part.value) };
    if (part.is === 'template') return { ...part, parts: part.parts.map(visit) };
    other();
    if (text[part.span.start] !== '%') return part;
    if (part.is === 'conditional') {
      const then = visit(part.then);
      other();
      const otherwise = visit(part.otherwise);
      other();
      return { ...part, then, otherwise };
    }
    if (part.is !== 'join') return part;
    const value = visit(part.list.value);
    other();
    return { ...part, list: { ...part.list, value } };
  };
  const visitText = (value: string): string =>
    (value.match(/[^\n]*\n|[^\n]+/g) ?? [])
      .map((line) => {
        const isStart = starts;
        starts = line.endsWith('\n');
        if (!isStart || (line.trim() === '' && starts)) return line;
        const blanks = line.slice(0, line.length - line.trimStart().length);
        return onLine(blanks) + line.slice(blanks.length);
      })
      .join('');
  return visit(template);
}
