import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const lookoutMetricsAnomalyDetector = kind('lookoutmetrics-anomaly-detector', () => ({
  noun: 'Lookout for Metrics anomaly detector',
  facets: { key: key() },
  types: {
    'AWS::LookoutMetrics::AnomalyDetector': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));
