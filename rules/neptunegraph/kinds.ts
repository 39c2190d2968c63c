import { key, kind, partlyDocumented, specified } from '../dsl.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';
import { graphUses } from './key-uses.ts';

export const graph = kind('neptunegraph-graph', () => ({
  noun: 'Neptune Analytics graph',
  facets: { key: key() },
  types: {
    'AWS::NeptuneGraph::Graph': { facets: { key: 'KmsKeyIdentifier' }, impact: { '*': 'replaces' } },
    aws_neptunegraph_graph: { facets: { key: 'kms_key_identifier' }, impact: { '*': 'replaces' } },
  },
  keyUses: graphUses,
  store: keyedStoreOfEither(
    partlyDocumented(
      'a graph is always encrypted; AWS names both its own key and an AWS-managed one as the default',
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-neptunegraph-graph.html',
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
