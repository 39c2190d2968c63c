import type { Node } from '../../../model/source.ts';
import { dereference } from '../../../syntax/walk.ts';
import { callOf } from '../functions/call.ts';
import { literalText } from '../text.ts';

/** The resource that a `Ref` or `GetAtt` names, without asking what there is. */
export function targetOf(
  node: Node | undefined,
): { readonly logicalId: string; readonly attribute?: string } | undefined {
  const target = dereference(node);
  const call = target && callOf(target);
  if (call?.name === 'Ref') {
    const logicalId = literalText(call.argument);
    return logicalId === undefined ? undefined : { logicalId };
  }
  if (call?.name !== 'Fn::GetAtt') return undefined;
  const argument = dereference(call.argument);
  const written =
    argument?.kind === 'list' ? argument.items.map((item) => literalText(item)).join('.') : literalText(argument);
  const [, logicalId, attribute] = /^([^.]+)\.(.+)$/.exec(written ?? '') ?? [];
  return logicalId === undefined || attribute === undefined ? undefined : { logicalId, attribute };
}
