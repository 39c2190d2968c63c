import { key, kind, partlyDocumented, specified } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { graphUses } from './key-uses.ts';

export const graph = kind('neptunegraph-graph', () => ({
  noun: 'Neptune Analytics graph',
  facets: { key: key() },
  types: {
    'AWS::NeptuneGraph::Graph': { facets: { key: 'KmsKeyIdentifier' }, impact: { '*': 'replaces' } },
    aws_neptunegraph_graph: { facets: { key: 'kms_key_identifier' }, impact: { '*': 'replaces' } },
  },
  keyUses: graphUses,
  // CloudFormation's property text alone speaks of an AWS-managed key; what the service answers decides.
  store: keyedStore(
    'service',
    partlyDocumented(
      'a graph is always encrypted; without a key of yours, with one that the service answers to own (`AWS_OWNED_KEY`)',
      'https://docs.aws.amazon.com/neptune-analytics/latest/userguide/monitoring-cloudtrail-understanding.html',
      'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/neptunegraph_graph.html.markdown',
    ),
  ),
  migration: 'A graph keeps its key: export it, and import the export into a graph with the key.',
}));

export const graphExport = kind('neptunegraph-export', () => ({
  noun: 'Neptune export for an import task',
  facets: { key: key() },
  types: {
    'AWS::NeptuneGraph::Graph': {
      each: 'ImportTask.ImportOptions.Neptune',
      facets: { key: 'S3ExportKmsKeyId' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('aws', specified('the export from Neptune lies in a bucket under the key named')),
}));
