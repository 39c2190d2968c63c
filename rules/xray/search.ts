import { key, kind, specified } from '../dsl.ts';
import { keyedStoreOf } from '../shapes.ts';

/** The group may be there already, and is then as it was made. */
export const spans = kind('xray-spans', () => ({
  noun: 'Log group of X-Ray spans',
  facets: { key: key() },
  types: {
    'AWS::XRay::TransactionSearchConfig': {
      facets: { key: 'CloudWatchLogsConfiguration.SpansLogGroupKmsKeyId' },
      impact: { '*': 'unknown' },
    },
  },
  store: keyedStoreOf(
    ['service', 'customer'],
    specified('X-Ray gives the log group `aws/spans` the key named when it makes it; one that exists keeps its own'),
  ),
  migration:
    'A log group `aws/spans` that exists keeps its key: change that with `AssociateKmsKey` of CloudWatch Logs.',
}));
