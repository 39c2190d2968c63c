import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const lookoutMetricsAnomalyDetector = kind('lookoutmetrics-anomaly-detector', () => ({
  noun: 'Lookout for Metrics anomaly detector',
  facets: { key: key() },
  types: {
    'AWS::LookoutMetrics::AnomalyDetector': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));
