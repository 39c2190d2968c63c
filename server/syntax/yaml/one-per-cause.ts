import type { Problem } from '../../model/source.ts';

/** How surely a message names the cause: what is not closed, then a text that can't be, then what such a text makes of its surroundings. */
function gradeOf(message: string): number {
  if (message.includes(' is not closed')) return 4;
  if (/^(?:This cannot be read as YAML|Unexpected text|A nested mapping cannot stand)/.test(message)) return 0;
  if (message.startsWith('A key must be on a single line')) return 1;
  if (/^(?:A colon is missing|This belongs to no key|Wrong indentation|A (?:comma|character) is missing)/.test(message))
    return 2;
  return 3;
}
/** From here on a message is about a text of its own; what is below may be said of the same text in other words. */
const CERTAIN = 3;

interface ProblemGroup {
  best: Problem;
  /** Line on which its last problem starts. */
  line: number;
  /** Where its first problem starts, and how far its problems reach. */
  readonly start: number;
  end: number;
  readonly messages: Set<string>;
}

/**
 * One problem for each cause. A half-typed line makes the YAML reader complain several times, of the line itself and of the next
 * one; the complaint that names the cause best is kept. Problems in the order of their places.
 */
export function onePerCause(problems: readonly Problem[], text: string): readonly Problem[] {
  const groups: ProblemGroup[] = [];
  let line = 0;
  let at = 0;
  for (const problem of problems) {
    const { start, end } = problem.span;
    for (let next = text.indexOf('\n', at); next >= 0 && next < start; next = text.indexOf('\n', at)) {
      line++;
      at = next + 1;
    }
    const group = groups.at(-1);
    if (!group || !belongs(problem, line, group))
      groups.push({ best: problem, line, start, end, messages: new Set([problem.message]) });
    else {
      if (gradeOf(problem.message) > gradeOf(group.best.message)) group.best = moved(problem, group, text);
      group.line = line;
      group.end = Math.max(group.end, end);
      group.messages.add(problem.message);
    }
  }
  return groups.map(({ best }) => best);
}

function belongs({ message, span }: Problem, line: number, group: ProblemGroup): boolean {
  const certain = gradeOf(message) >= CERTAIN && gradeOf(group.best.message) >= CERTAIN;
  if (certain) return line === group.line && span.start === group.best.span.start;
  // A string that is not closed is found at its end, which may be that of the text.
  if (line === group.line || span.start <= group.end) return true;
  return line === group.line + 1 && !group.messages.has(message);
}

/** What is found missing far behind is shown where it should have been: on the line of the first complaint. */
function moved(problem: Problem, { start }: ProblemGroup, text: string): Problem {
  const newline = text.indexOf('\n', start);
  const end = newline < 0 ? text.length : newline;
  return problem.span.start <= end ? problem : { message: problem.message, span: { start, end } };
}
