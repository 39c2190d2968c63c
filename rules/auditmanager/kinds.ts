import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const accountRegistration = kind('auditmanager-account-registration', () => ({
  noun: 'Audit Manager account registration',
  facets: { key: key() },
  types: {
    aws_auditmanager_account_registration: { facets: { key: 'kms_key' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));
