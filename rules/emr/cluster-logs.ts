import { byKey, flag, inherits, is, key, kind, otherwise, present, raise, specified, text, when } from '../dsl.ts';

const fact = specified('logs are encrypted with the key named, else as their log group is');
const at = (name: string) => `MonitoringConfiguration.CloudWatchLogConfiguration.${name}`;

export const cloudWatchLogs = kind('emr-cloudwatch-logs', () => ({
  noun: 'EMR log in CloudWatch',
  facets: { key: key(), on: flag('log switch'), group: text('log group') },
  types: {
    'AWS::EMR::Cluster': {
      facets: { key: at('EncryptionKeyArn'), on: at('Enabled'), group: at('LogGroupName') },
      applies: is('on', true),
      // No source tells what an update of it does.
      impact: { '*': 'unknown' },
    },
  },
  store: {
    levels: [
      when(present('key'), byKey('key', 'service', 'declared', fact)),
      otherwise(inherits('group', fact, 'logs-log-group', 'service')),
    ],
    raise: [raise('customer', { key: '$key' })],
    switches: [],
    key: 'key',
    canBeOff: false,
  },
}));
