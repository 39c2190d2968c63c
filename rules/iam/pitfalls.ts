import type { Condition, Policy, Ruling, Statement } from '../dsl.ts';
import { alone, type Asked, code, isNull, namesOf, reached } from './asked.ts';
import { deniedElsewhere, idleFor, letsThrough, misplaced } from './denies-too-little.ts';
import { blocksProper, blocksUpdates, deniedSpared, sparesNot } from './denies-too-much.ts';
import { enforcedKey, inventedKey } from './enforced-keys.ts';
import { fires } from './parts.ts';

/** What is wrong with a statement; `doubt` where that can't be known. */
export interface Pitfall {
  readonly because: string;
  readonly at?: Ruling['at'];
  readonly doubt?: true;
}

/** The pitfalls of every Deny that has a condition on a key about encryption, the worst of each first. */
export const pitfallsOf = (policy: Policy): readonly Pitfall[] =>
  policy.statements.flatMap((statement) => (statement.effect === 'Deny' ? ofStatement(statement, policy) : []));

function ofStatement(statement: Statement, policy: Policy): readonly Pitfall[] {
  if (statement.openParts.some((part) => part !== 'principals')) return [];
  const found = namesOf(statement).flatMap((name): readonly Pitfall[] => {
    const conditions = statement.conditions.filter((one) => one.key.toLowerCase() === name);
    if (conditions.some(({ open }) => open !== undefined)) return [];
    const key = enforcedKey(name);
    const site = conditions[0]?.site ?? statement.site;
    const at = site ? { at: site } : {};
    if (key) return ofKey({ statement, key, conditions, name, policy }).map((one) => ({ ...at, ...one }));
    return conditions.some((one) => inventedKey(one.key)) ? [{ ...at, because: invented(statement, conditions) }] : [];
  });
  const [worst] = [...found.filter(({ doubt }) => !doubt), ...found];
  return worst ? [worst] : [];
}

function invented(statement: Statement, conditions: readonly Condition[]): string {
  const [{ key } = { key: '' }] = conditions;
  const blocks = fires(statement, { [key.toLowerCase()]: 'absent' }) === 'always';
  return `AWS has no condition key \`${key}\`: no call carries it, so the statement denies ${
    blocks ? 'every call that it names, encrypted or not' : 'nothing'
  }`;
}

function ofKey(asked: Asked): readonly Pitfall[] {
  const { key } = asked;
  if (key.replacedBy !== undefined)
    return [
      {
        because: `AWS lists \`${key.key}\` on no call any more; \`${key.replacedBy}\` has taken its place`,
        doubt: true,
      },
    ];
  const because =
    misplaced(asked) ?? sparesNot(asked) ?? blocksProper(asked) ?? letsThrough(asked) ?? blocksUpdates(asked);
  if (because !== undefined) return [{ because }];
  const doubt = unsure(asked);
  const idle = idleFor(asked);
  return idle === undefined ? (doubt === undefined ? [] : [{ because: doubt, doubt: true }]) : [{ because: idle }];
}

function unsure(asked: Asked): string | undefined {
  const { statement, key, conditions, policy } = asked;
  if (key.many && conditions.some((one) => !isNull(one) && !/^for(any|all)values?:/i.test(one.operator)))
    return `${code(key.key)} holds several values, and what an operator without ${code('ForAnyValue:')} does with them is not defined`;
  const spared = deniedSpared(asked).find(({ reported }) => reported);
  if (spared) return spared.what;
  if (!key.unclear) return undefined;
  const missing = alone(asked, 'absent');
  const call = reached(asked, key.on)[0];
  if (!call || fires(statement, missing) !== 'never' || deniedElsewhere(policy, statement, call, missing))
    return undefined;
  return `whether a call that leaves the setting out carries ${code(key.key)} is not documented; ${code(
    `${conditions[0]?.operator ?? 'Bool'}IfExists`,
  )} denies both`;
}
