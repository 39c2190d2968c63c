import { all, documented, keyAtLeast, levelAtLeast, present, rule, severity, through } from '../dsl.ts';
import { cloudTrailTrail } from './kinds.ts';

export const logGroupAsTrail = rule('cloudtrail-log-group-as-trail', cloudTrailTrail, () => ({
  title: 'CloudTrail trail under a customer key delivers to a log group without one',
  concern: 'consistency',
  severity: severity('warning', 'warning', 'warning'),
  applies: all(keyAtLeast('key', 'customer'), present('logGroup')),
  require: through('logGroup', 'logs-log-group', levelAtLeast('customer'), 'yes'),
  blame: 'logGroup',
  message:
    'Trail `{name}` encrypts its log files with a customer-managed key, and sends the same events to log group `{value}`, which is not under one: the key guards one copy of two. Give the log group a key whose policy lets CloudWatch Logs in.',
  noFix: "the place to change is the log group, and its key's policy must let CloudWatch Logs in",
  fact: documented(
    'the key of a trail encrypts its log and digest files; the log group it sends events to has a key of its own',
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
  ),
}));
