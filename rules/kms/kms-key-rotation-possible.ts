import { documented, is, not, rule, severity } from '../dsl.ts';
import { isSymmetric, kmsKey } from './kinds.ts';

export const rotationPossible = rule('kms-key-rotation-possible', kmsKey, () => ({
  title: "KMS key is to rotate, but keys of its kind can't",
  concern: 'rotation',
  severity: severity('error', 'error', 'error'),
  applies: not(isSymmetric),
  require: not(is('rotation', true)),
  blame: 'rotation',
  message:
    '`{name}` is an asymmetric or HMAC key, and KMS rotates only symmetric encryption keys by itself: the deploy is refused. Leave rotation out and replace the key by hand, or use a symmetric key for what has to rotate.',
  makes: [{ title: 'Leave rotation of key `{name}` off', unset: ['rotation'] }],
  fact: documented(
    'automatic rotation is not supported for asymmetric and HMAC keys, or for keys in custom key stores',
    'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
  ),
}));
