import type { OtherPolicy, Policy, Predicate, Ruling, Statement, Truth } from '../dsl.ts';
import { coversAction, fires, reaches } from './parts.ts';
import { type PlainStore, plainStores } from './plain-stores.ts';

type PlainCall = PlainStore['calls'][number];

const covers = (statement: Statement, call: PlainCall): boolean =>
  coversAction(statement, call.action) !== 'never' &&
  reaches(statement, call) !== 'never' &&
  fires(statement, call.carries) !== 'never';

/** Whether a policy denies the call that makes a plain store, to whomever and wherever; unknown where it may. */
function deniedByOne({ statements, open }: Policy, call: PlainCall): Truth {
  let maybe = open !== undefined;
  for (const statement of statements) {
    if (statement.effect === 'Allow' || !covers(statement, call)) continue;
    if (statement.effect === 'Deny' && statement.open === undefined) return 'yes';
    maybe = true;
  }
  return maybe ? 'unknown' : 'no';
}

/** A project's list of policies is the same as long as none of them changes. */
const decided = new WeakMap<readonly OtherPolicy[], Map<PlainCall, Truth>>();

function denied(policies: readonly OtherPolicy[], call: PlainCall): Truth {
  const known = decided.get(policies) ?? new Map<PlainCall, Truth>();
  decided.set(policies, known);
  let truth = known.get(call);
  if (truth === undefined) known.set(call, (truth = some(policies.map(({ policy }) => deniedByOne(policy, call)))));
  return truth;
}
const some = (truths: readonly Truth[]): Truth =>
  truths.includes('yes') ? 'yes' : truths.includes('unknown') ? 'unknown' : 'no';

/** A store is kept from being plain when each call that makes one is denied. */
function prevented({ calls }: PlainStore, by: (call: PlainCall) => Truth): Truth {
  const truths = calls.map(by);
  return truths.includes('no') ? 'no' : truths.includes('unknown') ? 'unknown' : 'yes';
}

const named = (names: readonly unknown[]): readonly PlainStore[] =>
  Object.entries<PlainStore>(plainStores).flatMap(([name, store]) => (names.includes(name) ? [store] : []));
const listed = (nouns: readonly string[]): string =>
  nouns.length < 2 ? nouns.join('') : `${nouns.slice(0, -1).join(', ')} and ${nouns.at(-1) ?? ''}`;

const isControl = ({ read }: OtherPolicy): boolean => read('type') === 'SERVICE_CONTROL_POLICY';
const KIND = 'organizations-service-control-policy';

/** The service control policies of the project together keep stores from being plain. Told at the first of them. */
export const controlsDenyPlain: Predicate = (_, names, owner): Ruling => {
  const controls = owner.policiesOf(KIND, 'document').filter(isControl);
  if (controls[0]?.address !== owner.address) return { truth: 'yes' };
  const truths = named(names).map((store) => prevented(store, (call) => denied(controls, call)));
  return { truth: truths.includes('no') ? 'no' : truths.includes('unknown') ? 'unknown' : 'yes' };
};

/** What a policy allows by name cannot be made plain, or some policy of the project denies that. */
export const allowsNoPlain: Predicate = (policy, names, owner): Ruling => {
  for (const statement of policy.statements) {
    if (statement.effect !== 'Allow' || statement.open !== undefined || statement.notActions) continue;
    const found = named(names).filter(({ calls }) => calls.some((call) => allows(statement, call)));
    if (found.length === 0) continue;
    const lists = [KIND, 'iam-identity-policy'].map((kind) => owner.policiesOf(kind, 'document'));
    const plain = found.filter(
      (store) =>
        prevented(store, (call) => some([deniedByOne(policy, call), ...lists.map((list) => denied(list, call))])) ===
        'no',
    );
    if (plain.length > 0)
      return {
        truth: 'no',
        because: listed(plain.map(({ noun }) => noun)),
        ...(statement.site && { at: statement.site }),
      };
  }
  return { truth: 'yes' };
};

/** To whom everything is allowed, plain stores are: that is for another policy to bound, and no slip of this one. */
const EVERYTHING = /^[*?]+$/;
const allows = (statement: Statement, call: PlainCall): boolean =>
  statement.conditions.length === 0 &&
  coversAction({ ...statement, actions: statement.actions.filter((one) => !EVERYTHING.test(one)) }, call.action) ===
    'always' &&
  reaches(statement, call) !== 'never';
