import { code } from '../../model/text/code.ts';
import type { Site } from '../../model/source.ts';
import type { FacetRead, WorkedClause, WorkedFormula, Working, WorkedOutcome } from '../../model/working.ts';
import type { Write } from '../findings/explain.ts';
import { hopWords, settingWords } from '../findings/hop-words.ts';
import { storeName, whenText } from '../findings/message.ts';
import { formulaWords } from './formula-words.ts';

/** What a line is about, and how deep it lies below that. */
export interface WorkingLine<Line> {
  readonly depth: number;
  readonly line: Line;
}

const OUTCOME: Readonly<Record<WorkedOutcome, string>> = {
  met: 'met, or it does not apply',
  excused: 'not asked for: it is out of reach',
  keyless: 'not asked for: the type takes no key',
  off: 'off',
  told: 'a finding',
  suppressed: 'a finding that is suppressed',
  unsure: 'not told: doubts are not shown',
  outranked: 'not told: another rung of this store is',
  elsewhere: 'not told here: the store that decides has the finding',
};

/** All steps of a judgement, in lines; `placed` says where a place lies: `file:line`. */
export function workingLines<Line>(
  { site, kind, cases, complete, rungs, rules }: Working,
  line: Write<Line>,
  placed: (site: Site) => string,
): readonly WorkingLine<Line>[] {
  const lines: WorkingLine<Line>[] = [];
  const add = (depth: number, text: Line): void => {
    lines.push({ depth, line: text });
  };
  const reads = (depth: number, all: readonly FacetRead[]): void => {
    for (const { facet, says, place, at, hops } of all) {
      const where = at ? ` (${placed(at)})` : '';
      const path = place.path.length === 0 ? '' : ` at ${place.path.join('.')}`;
      const whose = place.resource === site.resource ? '' : ` of ${code(place.resource.address)}`;
      add(depth, line`read ${facet}${path}${whose}: ${settingWords(says)}${where}`);
      for (const { of, at: origin } of hops)
        add(depth + 1, line`through ${hopWords(of)}${origin ? ` (${placed(origin)})` : ''}`);
    }
  };
  const formula = (depth: number, { formula: of, truth, parts }: WorkedFormula): void => {
    add(depth, line`${formulaWords(of)}: ${truth ?? 'not looked at'}`);
    for (const part of parts) formula(depth + 1, part);
  };
  const clause = (depth: number, number: number, { when, gives }: WorkedClause): void => {
    add(depth, line`clause ${number}: ${when ? (when.truth ?? 'not looked at') : 'otherwise'}`);
    if (when) formula(depth + 1, when);
    for (const { levels, basis, fact, from } of gives) {
      const whose = from === undefined ? '' : `, from ${code(from)}`;
      add(depth + 1, line`gives ${levels.join(' or ')} (${basis}${whose}): ${fact.because}`);
    }
  };

  add(0, line`${kind.noun} ${storeName(site)}, as ${kind.id} (${placed(site.resource.header)})`);
  for (const { guard, reads: read, clauses, levels, excuses } of cases) {
    add(1, line`level${whenText([guard])}: ${levels.join(' or ')}`);
    reads(2, read);
    for (const [index, one] of clauses.entries()) clause(2, index + 1, one);
    for (const { rungs: of, fact } of excuses) add(2, line`${of.join(', ')} not asked for: ${fact.because}`);
  }
  if (!complete) add(1, line`its conditions have too many cases to look at each`);
  for (const { rule, severity, truth, outcome } of rungs)
    add(1, line`rung ${rule.id} (${severity}): ${truth}; ${OUTCOME[outcome]}`);
  for (const { rule, severity, outcome, cases: under } of rules) {
    add(1, line`rule ${rule.id} (${severity}): ${OUTCOME[outcome]}`);
    for (const { guard, reads: read, applies, requires } of under) {
      add(2, line`${requires ? 'asked' : 'does not apply'}${whenText([guard])}`);
      reads(3, read);
      if (applies) add(3, line`applies: ${applies.truth ?? 'not looked at'}`);
      if (applies) formula(4, applies);
      if (requires) add(3, line`requires: ${requires.truth ?? 'not looked at'}`);
      if (requires) formula(4, requires);
    }
  }
  return lines;
}
