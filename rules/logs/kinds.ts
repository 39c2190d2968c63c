import { because, config, documented, flag, is, key, kind, nist, pci, text } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { logGroupUses } from './key-uses.ts';

export const logGroup = kind('logs-log-group', () => ({
  noun: 'CloudWatch log group',
  facets: { key: key(), name: text('name'), leftAlone: flag() },
  types: {
    'AWS::Logs::LogGroup': { facets: { key: 'KmsKeyId', name: 'LogGroupName' }, impact: { '*': 'in-place' } },
    aws_cloudwatch_log_group: {
      facets: { key: 'kms_key_id', name: 'name', leftAlone: 'skip_destroy' },
      stays: is('leftAlone', true),
      impact: { '*': 'in-place' },
    },
  },
  keyUses: logGroupUses,
  store: keyedStore(
    'service',
    documented(
      'log data is always encrypted; without a key of yours, with one of the service',
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
    ),
    [
      config('CLOUDWATCH_LOG_GROUP_ENCRYPTED'),
      because('by its own text: cryptography protects audit data', nist('AU-9(3)')),
      because('by its own text: audit logs are protected', pci('10.3.2')),
    ],
  ),
  why: "Logs often hold what nobody meant to store. The key's policy must let the CloudWatch Logs service of the Region in, or the association fails.",
}));
