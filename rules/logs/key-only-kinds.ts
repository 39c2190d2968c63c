import { engineeringKnowledge, key, kind, map, present, specified } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const integration = kind('logs-integration', () => ({
  noun: 'CloudWatch Logs integration',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::Logs::Integration': {
      facets: { key: 'ResourceConfig.OpenSearchResourceConfig.KmsKeyArn', part: 'ResourceConfig' },
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore(
    'service',
    specified('without a key of yours, what it keeps is encrypted as CloudWatch Logs does by default'),
  ),
}));

export const logAnomalyDetector = kind('logs-log-anomaly-detector', () => ({
  noun: 'CloudWatch log anomaly detector',
  facets: { key: key() },
  types: {
    'AWS::Logs::LogAnomalyDetector': { facets: { key: 'KmsKeyId' }, impact: { '*': 'in-place' } },
    aws_cloudwatch_log_anomaly_detector: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));
