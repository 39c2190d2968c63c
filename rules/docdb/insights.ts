import { documented, flag, is, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const insights = kind('docdb-performance-insights', () => ({
  noun: 'DocumentDB Performance Insights',
  facets: { key: key(), on: flag('switch') },
  types: {
    aws_docdb_cluster_instance: {
      facets: { key: 'performance_insights_kms_key_id', on: 'enable_performance_insights' },
      applies: is('on', true),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'aws',
    documented(
      'without a key of yours, the default key of the account for RDS is used',
      'https://docs.aws.amazon.com/documentdb/latest/developerguide/API_CreateDBInstance.html',
    ),
  ),
  why: 'What is kept names statements and their waits.',
}));
