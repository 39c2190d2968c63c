import { documented, rule, satisfies, severity } from '../dsl.ts';
import { queue } from './kinds.ts';

export const deniesPlainHttp = rule('sqs-queue-policy-denies-plain-http', queue, () => ({
  title: 'SQS queue policy lets requests come over plain HTTP',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: satisfies('policy', 'sqs/deniesPlainHttp'),
  blame: 'policy',
  message:
    'Messages can be sent to queue `{name}` without TLS: {why}. Deny `sqs:*` where `aws:SecureTransport` is `"false"`.',
  makes: [
    {
      title: 'Deny plain HTTP to queue `{name}`',
      append: {
        facet: 'policy',
        statement: {
          Sid: 'DenyPlainHttp',
          Effect: 'Deny',
          Principal: '*',
          Action: 'sqs:*',
          Resource: '${arn}',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      },
      access: 'denies-clients',
    },
  ],
  fact: documented(
    'a queue takes requests over plain HTTP too, unless its policy denies them',
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
  ),
}));
