import { all, documented, is, not, present, rule, severity } from '../dsl.ts';
import { sessionDocument } from './kinds.ts';

export const ssmSessionKeyNamed = rule('ssm-session-key-named', sessionDocument, () => ({
  title: 'Session Manager sessions are not encrypted with a KMS key',
  concern: 'in-transit',
  severity: severity('off', 'info', 'warning'),
  applies: all(is('type', 'Session'), not(is('format', 'YAML'))),
  require: present('key'),
  blame: 'key',
  message:
    'Sessions with document `{name}` are protected by TLS alone. With a KMS key named in `kmsKeyId`, what is typed and shown is encrypted from the client to the machine; users and instances must be allowed to use the key.',
  noFix:
    'the content is a document of its own, and it takes a key that users and instances may use: name it in `inputs.kmsKeyId`',
  fact: documented(
    'session data is encrypted with TLS, and with a KMS key on top where one is named',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html',
  ),
}));
