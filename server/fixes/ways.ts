import { speller } from '../dialects/speller.ts';
import type { Change } from '../edits/change.ts';
import { needed, needsKey, waysUp } from '../engine/judge/change-needed.ts';
import { partsOf, WANTED } from '../engine/judge/level.ts';
import { whyNot } from '../engine/judge/only-if.ts';
import { storeName } from '../engine/findings/message.ts';
import { read } from '../engine/read/read.ts';
import type { Finding } from '../model/finding.ts';
import type { OnlyIf } from '../model/kind.ts';
import { type Level, rank } from '../model/level.ts';
import type { FormulaRule, Make } from '../model/rule.ts';
import { appendStatement } from './policy/append-statement.ts';
import { adding } from './adding.ts';
import { fillStatement, type FreshStatement } from './policy/fill-statement.ts';
import { letIn } from './keys/let-in.ts';
import type { Opened } from './open.ts';
import { afterwards, type KeptKey } from './keys/kept-key.ts';
import { isKeyed, type Way } from './way.ts';
import { own } from '../model/own.ts';

export type { Way } from './way.ts';

/** Every way to mend a finding, the least change first. */
export const waysOf = (opened: Opened): readonly Way[] =>
  opened.finding.rule.rung === undefined ? waysOfFormula(opened, opened.finding.rule) : waysOfStore(opened);

export const nameOf = ({ about, finding }: Opened): string =>
  `${about.kind.noun} ${storeName(finding.store ?? { resource: finding.resource, path: [] })}`;

function waysOfStore(opened: Opened): readonly Way[] {
  const { finding, about, look } = opened;
  const { rung } = finding.rule;
  const { store } = about.kind;
  if (rung === undefined || !store) return [];
  const ways: Way[] = [];
  // Now it may be under no key, or one of the service's own, for which nobody pays.
  const isFree = partsOf(store, about, look).some(({ levels }) => levels.some((level) => rank(level) < rank('aws')));
  for (const way of waysUp(store, WANTED[rung], about, look)) {
    const { raise, needed: changes } = way;
    const keyed = needsKey(way);
    if (!keyed && ways.some((other) => !isKeyed(other))) continue;
    const { kept, level } = afterwards(opened, changes);
    ways.push({
      id: raise.to,
      result: keyed ? `Encrypt ${nameOf(opened)}` : resultOf(rung, nameOf(opened), raise.to, kept),
      needed: changes,
      ...(level !== undefined && { level }),
      whoseKey: keyed ? { is: 'chosen' } : kept ? { is: 'kept', kept } : { is: raise.to === 'aws' ? 'aws' : 'none' },
      access: 'unchanged',
      ...(raise.asked && { asked: true as const }),
      ...((keyed || kept !== undefined || raise.to === 'aws') && isFree && { bills: 'requests' as const }),
      ...refusedBy(raise.onlyIf, opened),
    });
  }
  return ways;
}

function resultOf(rung: NonNullable<Finding['rule']['rung']>, name: string, to: Level, kept?: KeptKey): string {
  if (kept) return `Encrypt ${name} with ${kept.words}`;
  if (rung === 'declared')
    return to === 'service' ? `State the encryption of ${name}` : `Encrypt ${name} with the AWS-managed key`;
  return to === 'aws' ? `Encrypt ${name} with the AWS-managed key` : `Encrypt ${name}`;
}

function waysOfFormula(opened: Opened, rule: FormulaRule): readonly Way[] {
  const { about, look } = opened;
  if (rule.letsIn) return letIn(opened);
  return (rule.makes ?? []).map((make, index) => {
    const changes = needed({ to: 'none', set: make.set ?? {}, unset: make.unset ?? [] }, about, look).filter(
      ({ facet }) => own(about.spelled.facets, facet) !== undefined,
    );
    return {
      id: String(index),
      result: make.title.replaceAll('{name}', about.resource.address),
      needed: changes,
      whoseKey: { is: changes.some(({ to }) => to === '$key') ? 'chosen' : 'none' },
      access: make.access ?? 'unchanged',
      ...(make.asked && { asked: true as const }),
      ...(make.bills && { bills: make.bills }),
      ...moreOf(make, opened),
    };
  });
}

/** What a make writes beside facets, or why it is not to be made here. */
function moreOf({ append, onlyIf }: Make, opened: Opened): Pick<Way, 'more'> {
  const refused = refusedBy(onlyIf, opened);
  return refused.more || !append ? refused : { more: appended(append, opened) };
}

function refusedBy(onlyIf: OnlyIf | undefined, { about, look }: Opened): Pick<Way, 'more'> {
  const refused = whyNot(onlyIf, about, look);
  return refused === undefined ? {} : { more: { refused } };
}

function appended(
  { facet, statement, default: before = [] }: NonNullable<Make['append']>,
  { about, look, project, finding }: Opened,
): NonNullable<Way['more']> {
  const { resource, spelled } = about;
  const spell = speller(resource.dialect);
  const reading = read(about, facet, look);
  if (reading.value.is === 'absent' && finding.instances.length > 1 && typeof own(spelled.facets, facet) !== 'string')
    return {
      refused: 'It stands for several resources, and each needs a policy of its own: write that beside it by hand.',
    };
  const wanted = reading.value.is === 'absent' ? [...before, statement] : [statement];
  const filled = wanted.map((one) => fillStatement(one, about, look, spell));
  const statements: FreshStatement[] = [];
  const added: Change[] = [];
  for (const one of filled) {
    if ('refused' in one) return one;
    statements.push(one.statement);
    added.push(...one.added.map(adding));
  }
  const last = statements.pop() ?? {};
  const outcome = appendStatement(last, statements, reading, own(spelled.facets, facet), resource, project, spell);
  return 'refused' in outcome ? outcome : { changes: [...added, ...outcome.changes] };
}
