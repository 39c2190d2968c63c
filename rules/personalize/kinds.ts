import { key, kind, map, partlyDocumented, present } from '../dsl.ts';
import { anyKey, serviceKey } from '../key-facts.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';

export const datasetGroup = kind('personalize-dataset-group', () => ({
  noun: 'Personalize dataset group',
  facets: { key: key() },
  types: {
    'AWS::Personalize::DatasetGroup': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(partlyDocumented, 'https://docs.aws.amazon.com/personalize/latest/dg/data-encryption.html'),
  ),
}));

export const metricAttribution = kind('personalize-metric-attribution', () => ({
  noun: 'Personalize metric attribution',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::Personalize::MetricAttribution': {
      facets: { key: 'MetricsOutputConfig.S3DataDestination.KmsKeyArn', part: 'MetricsOutputConfig' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(anyKey),
}));
