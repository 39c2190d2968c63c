import { documented, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const account = kind('quicksight-account', () => ({
  noun: 'QuickSight account',
  facets: { key: key() },
  types: {
    aws_quicksight_key_registration: {
      each: 'key_registration[]',
      facets: { key: 'key_arn' },
      since: { '*': '6.0' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'service',
    documented(
      'what QuickSight keeps is encrypted with keys that AWS owns until the account registers one of yours',
      'https://docs.aws.amazon.com/quicksight/latest/user/key-management.html',
    ),
  ),
  why: 'Data sets in SPICE, and what is stored of dashboards and reports, are copies of the data that they show.',
}));
