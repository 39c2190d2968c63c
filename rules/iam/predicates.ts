import type { Predicate, Ruling } from '../dsl.ts';
import { enforcedKey, inventedKey } from './enforced-keys.ts';
import { openedOf } from './opened.ts';
import { pitfallsOf } from './pitfalls.ts';
import { outsideResourceControl } from './resource-control.ts';

export { allowsNoPlain, controlsDenyPlain } from './plain.ts';
export { decryptsNamedKeys, keepsEncryption } from './reach.ts';

/** Some statement has a condition on a key about encryption. What is not known is about something else, as most policies are. */
export const speaksOfEncryption: Predicate = (policy) =>
  policy.statements.some(({ conditions }) =>
    conditions.some(({ key }) => enforcedKey(key) !== undefined || inventedKey(key)),
  )
    ? 'yes'
    : 'no';

/** Every statement that asks for encryption denies what it is meant to deny, and nothing else. */
export const enforcementWorks: Predicate = (policy, _, owner): Ruling => {
  const ofResources = owner.read('type') === 'RESOURCE_CONTROL_POLICY';
  const outside = ofResources ? outsideResourceControl(policy) : [];
  const found = [...outside, ...pitfallsOf(policy), ...openedOf(policy)];
  const sure = found.filter(({ doubt }) => !doubt);
  const [first] = sure.length > 0 ? sure : found;
  if (!first) return { truth: 'yes' };
  const more = sure.length > 1 ? ` (and ${String(sure.length - 1)} more of its statements)` : '';
  return {
    truth: first.doubt ? 'unknown' : 'no',
    because: `${first.because}${more}`,
    ...(first.at && { at: first.at }),
  };
};
