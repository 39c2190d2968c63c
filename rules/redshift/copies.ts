/** Automatic copies of a cluster's snapshots to another Region; for what must agree. */
import { kind, key, present, text } from '../dsl.ts';

export const regionalCopy = kind('redshift-regional-copy', () => ({
  noun: 'Copies of Redshift snapshots in another Region',
  facets: { region: text('Region'), grant: text('snapshot copy grant'), own: key(), cluster: text('cluster') },
  types: {
    'AWS::Redshift::Cluster': {
      facets: { region: 'DestinationRegion', grant: 'SnapshotCopyGrantName', own: 'KmsKeyId' },
      applies: present('region'),
      impact: { '*': 'in-place' },
    },
    aws_redshift_cluster: {
      facets: { region: 'snapshot_copy.destination_region', grant: 'snapshot_copy.grant_name', own: 'kms_key_id' },
      applies: present('region'),
      impact: { '*': 'in-place' },
    },
    aws_redshift_snapshot_copy: {
      facets: {
        region: 'destination_region',
        grant: 'snapshot_copy_grant_name',
        cluster: 'cluster_identifier',
      },
      impact: { '*': 'in-place' },
    },
  },
}));
