import { documented, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

/** Terraform's types have no attribute for the key: `uncontrolled` holds them. */
export const influxDb = kind('timestream-influxdb', () => ({
  noun: 'Timestream for InfluxDB store',
  facets: { key: key() },
  types: {
    'AWS::Timestream::InfluxDBCluster': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    'AWS::Timestream::InfluxDBInstance': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(
      documented,
      'https://docs.aws.amazon.com/timestream/latest/developerguide/influxdb2-cmk-encryption.html',
      'https://docs.aws.amazon.com/timestream/latest/developerguide/influxdb3-cmk-encryption.html',
    ),
  ),
  why: 'The key is chosen when an instance or cluster is made, and can never be changed.',
}));
