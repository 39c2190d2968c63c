import { all, decided, keyAdmits, keyAtLeast, ruleOfUses, severity } from '../dsl.ts';
import { keyPolicy } from './facts.ts';

export const keyAdmitsService = ruleOfUses('kms-key-admits-service', (facet) => ({
  letsIn: true,
  title: 'The policy of the KMS key shuts out who must use it',
  concern: 'key-policy',
  severity: severity('error', 'error', 'error'),
  // A policy that can't be read shuts nobody out as far as anyone can tell.
  applies: all(keyAtLeast(facet, 'customer'), decided(keyAdmits)),
  require: keyAdmits,
  blame: facet,
  message: '`{name}` is to work under key `{value}`, whose policy is too narrow. {why}',
  fact: keyPolicy,
}));
