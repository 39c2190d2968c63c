import type { KeyUse, UseConditions } from '../../model/key-use.ts';
import type { KeyStatement } from '../../model/new-key.ts';
import { own, put } from '../../model/own.ts';

/** A use of a key by one thing, with the thing's own name where it is written as it is. */
export interface NamedUse {
  readonly use: KeyUse;
  readonly name?: string;
}

/**
 * The statements that let in who does not come in by IAM policies: one for each service or role and what it may do, however many
 * things need it. No statement refers to a thing that the key encrypts, for that refers to the key.
 */
export function statementsFor(uses: readonly NamedUse[]): readonly KeyStatement[] {
  const statements = new Map<string, KeyStatement>();
  const counts = new Map<string, number>();
  for (const { use } of uses) counts.set(use.id, (counts.get(use.id) ?? 0) + 1);
  const spoken = uses.map((one) => ((counts.get(one.use.id) ?? 0) > maximumNames ? { use: one.use } : one));
  for (const next of spoken.flatMap(statementsOf)) {
    const { principal, actions, conditions = {} } = next;
    const shape = Object.entries(conditions).map(([operator, tests]) => [operator, Object.keys(tests)]);
    const same = JSON.stringify([principal, actions, shape]);
    const old = statements.get(same);
    statements.set(same, old?.conditions ? { ...old, conditions: merged(old.conditions, conditions) } : (old ?? next));
  }
  return uniqueIds([...statements.values()]);
}

/** A policy may have 32 KB (KMS developer guide, "Resource quotas"): more things than these are let in by a pattern. */
const maximumNames = 20;

type Conditions = NonNullable<KeyStatement['conditions']>;

/** One for the actions that go together, and one for each that has conditions of its own. */
function statementsOf({ use, name }: NamedUse): readonly KeyStatement[] {
  const { principal, apart = {}, actions } = use;
  if (principal === undefined || use.byDefault) return [];
  const together = actions.filter((action) => !Object.hasOwn(apart, action));
  const groups = [
    { actions: together, conditions: use.conditions },
    ...Object.entries(apart).map(([action, conditions]) => ({ actions: [action], conditions })),
  ];
  return groups.flatMap((group, index) => {
    if (group.actions.length === 0) return [];
    const sid = `${sidOf(use.id)}${index === 0 ? '' : (group.actions[0] ?? '').replace(/\W|^kms:/g, '')}`;
    const type = use.by === 'service' ? 'Service' : 'AWS';
    const statement = { sid, principal: { type, value: principal }, actions: group.actions } as const;
    const conditions = conditionsOf(group.conditions ?? {}, name);
    return [Object.keys(conditions).length === 0 ? statement : { ...statement, conditions }];
  });
}

/** An operator that becomes one that is there already keeps the tests of both. */
const conditionsOf = (written: UseConditions, name: string | undefined): Conditions => {
  const all: Record<string, Conditions[string]> = {};
  for (const [operator, tests] of filledIn(written, name)) put(all, operator, { ...own(all, operator), ...tests });
  return all;
};

const filledIn = (
  written: UseConditions,
  name: string | undefined,
): readonly (readonly [string, Conditions[string]])[] =>
  Object.entries(written).map(([operator, tests]) => {
    const values = Object.entries(tests).map(
      ([key, value]) => [key, typeof value === 'string' ? [value] : value] as const,
    );
    const wild = name === undefined && values.some(([, texts]) => texts.some((text) => text.includes('${name}')));
    const filled = values.map(([key, texts]) => [key, texts.map((text) => text.replaceAll('${name}', name ?? '*'))]);
    return [wild ? alike(operator) : operator, Object.fromEntries(filled) as Conditions[string]] as const;
  });

/** A name that is not written could be any: the operator that takes `*` for that. */
const alike = (operator: string): string => operator.replace(/^(String|Arn)Equals$/, '$1Like');

const sidOf = (id: string): string =>
  id
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

const merged = (a: Conditions, b: Conditions): Conditions =>
  Object.fromEntries(
    Object.entries(a).map(([operator, tests]) => [
      operator,
      Object.fromEntries(
        Object.entries(tests).map(([key, values]) => [
          key,
          [...new Set([...values, ...(own(own(b, operator), key) ?? [])])],
        ]),
      ),
    ]),
  );

/** Two statements of one use that differ in their conditions' shape need two ids. */
function uniqueIds(statements: readonly KeyStatement[]): readonly KeyStatement[] {
  const seen = new Map<string, number>();
  return statements.map((statement) => {
    const count = (seen.get(statement.sid) ?? 0) + 1;
    seen.set(statement.sid, count);
    return count === 1 ? statement : { ...statement, sid: `${statement.sid}${String(count)}` };
  });
}
