import type { KeyUse, UseConditions } from '../../model/key-use.ts';
import { ownNames } from '../../policy/here.ts';
import type { Request } from '../../policy/match.ts';
import { free } from '../../policy/text.ts';
import { own } from '../../model/own.ts';
import { callContext } from './call-context.ts';

/** One action that a use takes, as the calls that would be made; any of them stands for it. */
export interface UsedAction {
  readonly requests: readonly Request[];
  /** It certainly fails without. */
  readonly vital: boolean;
}
type RequestContext = Record<string, Request['context'][string]>;

/** The calls to KMS that a use makes, in the names that `withOwnNames` gives. `name`: the thing's own, where it is written. */
export function requestsOf(use: KeyUse, name: string | undefined, region: string | undefined): readonly UsedAction[] {
  const text = (written: string): string =>
    ownNames(written.replaceAll('${name}', name ?? '*'), region).replaceAll('*', free('rest'));
  const service = use.by === 'service';
  const principal: Request['principal'] =
    use.principal === undefined
      ? { type: 'AWS', value: free('principal'), account: '${account}' }
      : { type: service ? 'Service' : 'AWS', value: text(use.principal) };
  const common: RequestContext = {
    ...callContext(use.by),
    ...(use.by === 'linked-role' ? { 'aws:principalarn': [text(use.principal ?? '')] } : {}),
    ...carried(use.conditions ?? {}, text),
    ...Object.fromEntries((use.lacks ?? []).map((key) => [key.toLowerCase(), 'absent'])),
  };
  return use.actions.map((action) => {
    const apart = own(use.apart, action);
    const context: RequestContext = apart ? { ...common, ...carried(apart, text) } : common;
    const lower = action.toLowerCase();
    const written = lower.endsWith('*') ? [lower.slice(0, -1), text(lower)] : [lower];
    return {
      requests: written.map((one) => ({ principal, action: one, resource: '${key}', context })),
      vital: use.vital?.includes(action) ?? true,
    };
  });
}

/** What the calls carry, by the conditions that they meet. */
function carried(conditions: UseConditions, text: (written: string) => string): RequestContext {
  return Object.fromEntries(
    Object.entries(conditions).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => [
        key.toLowerCase(),
        operator === 'Null' ? [free('rest')] : (typeof values === 'string' ? [values] : values).map(text),
      ]),
    ),
  );
}
