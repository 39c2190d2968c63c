import type { Policy, PolicyText, Principal, Statement } from '../model/policy.ts';
import { type Carried, conditionMatch } from './condition.ts';
import { both, covers, either, type Match, opposite } from './text.ts';
import { own } from '../model/own.ts';

/** A call to AWS, or all calls of a sort: parts that are left free are written with `free(...)`. */
export interface Request {
  /** `anyone` stands for every caller there is. */
  readonly principal: Caller | 'anyone';
  /** Lower case: `s3:putobject`. */
  readonly action: string;
  readonly resource: PolicyText;
  /** By condition key in lower case. A key that is not listed may carry anything. */
  readonly context: Readonly<Record<string, Carried>>;
}
export interface Caller {
  readonly type: 'AWS' | 'Service';
  /** ARN of a principal, or name of a service. */
  readonly value: PolicyText;
  /** Of a principal: the account that it belongs to, as policies write it (`${AWS::AccountId}`, `123456789012`). */
  readonly account?: PolicyText;
}

/** How far a statement covers a request, whatever its effect, and which of its parts keeps it from covering it always. */
export interface Covering {
  readonly match: Match;
  readonly short: readonly ('principals' | 'actions' | 'resources' | Statement['conditions'][number])[];
}

export function matchOf(statement: Statement, request: Request): Covering {
  const parts: readonly (readonly [Covering['short'][number], Match])[] = [
    ['principals', open(statement, 'principals', principalMatch(statement, request.principal))],
    ['actions', open(statement, 'actions', within(statement.actions, request.action, statement.notActions))],
    ['resources', open(statement, 'resources', resourceMatch(statement, request.resource))],
    ...statement.conditions.map(
      (condition) =>
        [
          condition,
          conditionMatch(condition, own(request.context, condition.key.toLowerCase()) ?? 'anything'),
        ] as const,
    ),
  ];
  const conditions: Match = statement.openParts.includes('conditions') ? 'unknown' : 'always';
  return {
    match: both([...parts.map(([, match]) => match), conditions]),
    short: parts.flatMap(([part, match]) => (match === 'always' ? [] : [part])),
  };
}

/** What else may stand in a part can add to what it covers; in a `Not...` part it can take away. */
function open(statement: Statement, part: 'principals' | 'actions' | 'resources', match: Match): Match {
  if (!statement.openParts.includes(part)) return match;
  const negative =
    (part === 'principals' && statement.notPrincipal) ||
    (part === 'actions' && statement.notActions) ||
    (part === 'resources' && statement.notResources);
  if (negative) return match === 'never' ? 'never' : 'unknown';
  return match === 'always' ? 'always' : 'unknown';
}

function within(patterns: readonly PolicyText[], text: PolicyText, not: boolean): Match {
  const match = either(patterns.map((pattern) => covers(pattern, text)));
  return not ? opposite(match) : match;
}

/** A policy of an identity, or of a key, may leave the resource out. */
const resourceMatch = (statement: Statement, resource: PolicyText): Match =>
  statement.resources.length === 0 && !statement.notResources && !statement.openParts.includes('resources')
    ? 'always'
    : within(statement.resources, resource, statement.notResources);

function principalMatch({ principals, notPrincipal }: Statement, caller: Request['principal']): Match {
  if (!principals) return 'always';
  const match = either(principals.map((principal) => isCaller(principal, caller)));
  return notPrincipal ? opposite(match) : match;
}

function isCaller({ type, value }: Principal, caller: Request['principal']): Match {
  if (value === '*' && (type === 'AWS' || type === '*')) return 'always';
  if (caller === 'anyone') return 'sometimes';
  if (caller.type === 'Service')
    return type === 'Service'
      ? covers(value, caller.value, false)
      : type === 'AWS' && value.includes('${?}')
        ? 'unknown'
        : 'never';
  if (type !== 'AWS') return 'never';
  return either([
    covers(value, caller.value, false),
    ...(caller.account === undefined ? [] : [isAccount(value, caller.account)]),
  ]);
}

/** An account, or its root, stands for all that the account lets act. */
function isAccount(value: PolicyText, account: PolicyText): Match {
  const [, named] = /^arn:[^:]*(?:::[^}]*\})?[^:]*:iam::(.+):root$/.exec(value) ?? [];
  if (named === undefined) return /^[0-9]{12}$|^\$\{[^}]*\}$/.test(value) ? covers(value, account, false) : 'never';
  return covers(named, account, false);
}

/** Whether a statement of the effect covers the request, and the one that comes nearest to it. */
export interface PolicyDecision {
  readonly match: Match;
  readonly by?: Statement;
  readonly covering?: Covering;
}
export const allowedBy = (policy: Policy, request: Request): PolicyDecision => decide('Allow', policy, request);
export const deniedBy = (policy: Policy, request: Request): PolicyDecision => decide('Deny', policy, request);

const ORDER: readonly Match[] = ['always', 'unknown', 'sometimes', 'never'];

function decide(effect: 'Allow' | 'Deny', policy: Policy, request: Request): PolicyDecision {
  const found = policy.statements.flatMap((statement) => {
    if (statement.effect !== effect && !(statement.effect === 'unknown' && statement.openParts.includes('effect')))
      return [];
    const covering = matchOf(statement, request);
    const match: Match = statement.effect === 'unknown' && covering.match !== 'never' ? 'unknown' : covering.match;
    return [{ match, by: statement, covering }];
  });
  const best = found.sort((a, b) => ORDER.indexOf(a.match) - ORDER.indexOf(b.match))[0];
  const match = either([...found.map((one) => one.match), policy.open === undefined ? 'never' : 'unknown']);
  return best ? { ...best, match } : { match };
}
