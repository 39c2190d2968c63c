import { both, covers, either, type Match, matchOf, opposite, type Request, type Statement } from '../dsl.ts';
import type { Call, Held } from './enforced-key.ts';

const anywhere: Omit<Request, 'action' | 'context'> = { principal: 'anyone', resource: '*' };
const without = ['principals', 'resources'];

/** The statement for everyone and on everything: what its actions and conditions alone do. */
function bare(statement: Statement, conditions: Statement['conditions']): Statement {
  return {
    ...statement,
    principals: [{ type: '*', value: '*' }],
    notPrincipal: false,
    resources: [],
    notResources: false,
    conditions,
    openParts: statement.openParts.filter((part) => !without.includes(part)),
  };
}

const patterns = new Map<string, RegExp>();
/** Patterns are few and asked about many actions. */
function coveredBy(pattern: string, action: string): Match {
  if (pattern.includes('${')) return covers(pattern, action);
  if (!/[*?]/.test(pattern)) return pattern === action ? 'always' : 'never';
  // A search with many stars would be slow.
  if (pattern.length > 200 || pattern.split('*').length > 4) return covers(pattern, action);
  let compiled = patterns.get(pattern);
  if (!compiled) {
    if (patterns.size > 1_000) patterns.clear();
    const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    compiled = new RegExp(`^${source.replaceAll('*', '.*').replaceAll('?', '.')}$`);
    patterns.set(pattern, compiled);
  }
  return compiled.test(action) ? 'always' : 'never';
}

export function coversAction({ actions, notActions, openParts }: Statement, action: string): Match {
  const match = either(actions.map((pattern) => coveredBy(pattern, action.toLowerCase())));
  const own = notActions ? opposite(match) : match;
  if (!openParts.includes('actions') || own === (notActions ? 'never' : 'always')) return own;
  return 'unknown';
}

/** Whether the statement's resources name the sort of thing that the call is about, in any account and Region. */
export function reaches(statement: Statement, { action, on }: Call): Match {
  if (statement.resources.length === 0 && !statement.notResources) return 'always';
  if (on === undefined) return statement.notResources ? 'sometimes' : 'always';
  const [service = ''] = action.split(':');
  const match = either(statement.resources.map((pattern) => reachOf(pattern, service, on)));
  return statement.notResources ? opposite(match) : match;
}

function reachOf(pattern: string, service: string, on: string): Match {
  const parts = pattern.replace(/\$\{[^}]*\}/g, (hole) => hole.replaceAll(':', '\0')).split(':');
  const [scheme, , of = '', , , ...rest] = parts.map((part) => part.replaceAll('\0', ':'));
  if (scheme !== 'arn' || parts.length < 6) return covers(pattern, `arn:aws:${service}:region:account:${on}`);
  return both([covers(of, service), covers(rest.join(':'), on)]);
}

/** Whether its conditions on the keys of the context hold; those on other keys are taken to hold. */
export function fires(statement: Statement, context: Readonly<Record<string, Held>>): Match {
  const conditions = statement.conditions.filter(({ key }) => Object.hasOwn(context, key.toLowerCase()));
  const { openParts } = statement;
  return matchOf(
    {
      ...bare(statement, conditions),
      actions: ['*'],
      notActions: false,
      openParts: openParts.filter((part) => part === 'conditions'),
    },
    { ...anywhere, action: 'any', context },
  ).match;
}

/**
 * Conditions on other keys of the service keep a statement to the resources or calls that carry them: what it denies besides can't
 * be told then.
 */
export const confined = (statement: Statement, context: Readonly<Record<string, Held>>, service: string): boolean =>
  statement.conditions.some(
    ({ key }) => key.toLowerCase().startsWith(`${service}:`) && !Object.hasOwn(context, key.toLowerCase()),
  );
