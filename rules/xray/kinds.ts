import { documented, key, kind, text } from '../dsl.ts';
import { typedStore } from '../typed.ts';
import { traceUses } from './key-uses.ts';

export const encryptionConfig = kind('xray-encryption-config', () => ({
  noun: 'X-Ray encryption setting',
  facets: { type: text('encryption type', ['NONE', 'KMS']), key: key() },
  types: {
    aws_xray_encryption_config: { facets: { type: 'type', key: 'key_id' }, impact: { '*': 'in-place' } },
  },
  keyUses: traceUses,
  store: typedStore({
    words: ['KMS'],
    fact: documented(
      'X-Ray encrypts traces with a key of its own; the type `NONE` means that',
      'https://docs.aws.amazon.com/xray/latest/devguide/xray-console-encryption.html',
    ),
  }),
}));
