import type { KeyUse } from '../../model/key-use.ts';
import type { Carried } from '../../policy/condition.ts';

type CallContext = Readonly<Record<string, Carried>>;
const under = (carried: Carried, ...keys: readonly string[]): CallContext =>
  Object.fromEntries(keys.map((key) => [key, carried]));

/**
 * What calls carry under condition keys that are the same for all services, in the names that `withOwnNames` gives. A service that calls
 * by itself is a member of no organisation, has neither tags nor a session, and comes from no network or account of ours; of people and
 * roles it is known that no service acts for them.
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html, "Availability")
 */
export function callContext(by: KeyUse['by']): CallContext {
  const service = by === 'service';
  return {
    'aws:securetransport': ['true'],
    'aws:principalisawsservice': [String(service)],
    ...(service ? SERVICE : OTHERS),
  };
}

const SERVICE: CallContext = {
  'aws:sourceaccount': ['${account}'],
  'aws:sourceorgid': ['${organization}'],
  ...under(
    'absent',
    'aws:principalorgid',
    'aws:principalorgpaths',
    'aws:username',
    'aws:multifactorauthpresent',
    'aws:multifactorauthage',
    'aws:federatedprovider',
  ),
  ...under('elsewhere', 'aws:principalaccount', 'aws:sourceip', 'aws:sourcevpc', 'aws:sourcevpce', 'aws:vpcsourceip'),
};

const OTHERS: CallContext = {
  'kms:calleraccount': ['${account}'],
  'aws:principalaccount': ['${account}'],
  ...under(
    'absent',
    'aws:sourceaccount',
    'aws:sourcearn',
    'aws:sourceorgid',
    'aws:sourceorgpaths',
    'aws:principalservicename',
    'aws:principalservicenameslist',
  ),
};
