import { any, documented, not, present, ruleOfKeys, severity, through } from '../dsl.ts';
import { isSymmetric } from './kinds.ts';

export const keySymmetric = ruleOfKeys('kms-key-symmetric', (facet) => ({
  title: "The KMS key named here can't encrypt stores",
  concern: 'key-state',
  severity: severity('error', 'error', 'error'),
  // What the reference does not lead to is not judged.
  require: any(not(present(facet)), through(facet, 'kms-key', isSymmetric, 'yes')),
  blame: facet,
  message:
    '`{name}` is to be encrypted under `{value}`, an asymmetric or HMAC key: services take symmetric encryption keys alone, so the deploy fails. Name a key with the spec `SYMMETRIC_DEFAULT`.',
  noFix: "the spec of a key can't be changed; which other key is meant is for you to say",
  fact: documented(
    'services that are integrated with KMS encrypt with symmetric encryption keys only',
    'https://docs.aws.amazon.com/kms/latest/developerguide/service-integration.html',
  ),
}));
