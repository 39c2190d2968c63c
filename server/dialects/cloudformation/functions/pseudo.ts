import { code } from '../../../model/text/code.ts';
import type { Node } from '../../../model/source.ts';
import { known, unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import type { Context } from '../context.ts';
import { siteOf } from '../site.ts';

/**
 * `AWS::Region` and the like. Inside a text a value that is not told stands for itself, `${AWS::AccountId}`: who owns
 * `arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/ebs` is known all the same. Undefined for other names.
 */
export function pseudoValue(name: string, context: Context, node: Node): Value | undefined {
  if (!name.startsWith('AWS::')) return undefined;
  const site = siteOf(context, node);
  if (name === 'AWS::NoValue')
    return { is: 'absent', from: [{ via: 'reference', of: { is: 'pseudo', name, by: 'removal' }, at: site }], site };
  const { assigned, stack } = context;
  if (name === 'AWS::Region' && stack.region !== undefined) {
    return known(stack.region, site, [{ via: 'parameter-value', of: { is: 'pseudo', name, by: 'given' } }]);
  }
  if (assigned) {
    const text = assigned.of(stack, name);
    return typeof text === 'string' ? known(text, site) : unknown('it varies', true, site);
  }
  if (name === 'AWS::NotificationARNs') return unknown(`${code(name)} is known when the stack is deployed`, true, site);
  return known(`\${${name}}`, site, [{ via: 'reference', of: { is: 'pseudo', name } }]);
}

/** Pseudo parameters that differ from stack to stack and are compared in conditions. */
export const isPseudo = (name: string): boolean => name.startsWith('AWS::') && name !== 'AWS::NoValue';
