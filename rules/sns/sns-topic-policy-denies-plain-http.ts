import { documented, rule, satisfies, severity } from '../dsl.ts';
import { ownersMayUse } from './facts.ts';
import { topic } from './kinds.ts';

export const deniesPlainHttp = rule('sns-topic-policy-denies-plain-http', topic, () => ({
  title: 'SNS topic policy lets requests come over plain HTTP',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: satisfies('policy', 'sns/deniesPlainHttp'),
  blame: 'policy',
  message:
    'Messages can be sent to topic `{name}` without TLS: {why}. Deny `sns:Publish` where `aws:SecureTransport` is `"false"`.',
  makes: [
    {
      title: 'Deny plain HTTP to topic `{name}`',
      append: {
        facet: 'policy',
        default: [ownersMayUse],
        statement: {
          Sid: 'DenyPlainHttp',
          Effect: 'Deny',
          Principal: '*',
          Action: 'sns:Publish',
          Resource: '${arn}',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      },
      access: 'denies-clients',
    },
  ],
  fact: documented(
    'publishers reach a topic over plain HTTP too, unless its policy denies it',
    'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html',
  ),
}));
