import { all, documented, is, not, rule, severity } from '../dsl.ts';
import { sessionDocument } from './kinds.ts';

export const sessionLogsEncrypted = rule('ssm-session-logs-encrypted', sessionDocument, () => ({
  title: 'Session Manager may log sessions without encryption',
  concern: 'encrypt',
  severity: severity('warning', 'error', 'error'),
  applies: is('type', 'Session'),
  require: all(not(is('bucketEncrypted', false)), not(is('groupEncrypted', false))),
  blame: 'bucketEncrypted',
  message:
    '`{name}` lets Session Manager write session logs to a bucket or log group without checking that it is encrypted. What people type and see in a session stands in these logs.',
  noFix:
    'the content is a document of its own: set `s3EncryptionEnabled` and `cloudWatchEncryptionEnabled` to true in it',
  fact: documented(
    'with these switches on, Session Manager logs only to a bucket or log group that is encrypted',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html',
  ),
}));
