import { documented, key, kind, map, present, raise, text } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { artifactUses } from './key-uses.ts';

export const artifacts = kind('codepipeline-artifacts', () => ({
  noun: 'CodePipeline artifact store',
  facets: { key: key(), type: text('key type', ['KMS']), store: map('artifact store') },
  types: {
    'AWS::CodePipeline::Pipeline': [
      {
        facets: {
          key: 'ArtifactStore.EncryptionKey.Id',
          type: 'ArtifactStore.EncryptionKey.Type',
          store: 'ArtifactStore',
        },
        applies: present('store'),
        impact: { '*': 'in-place' },
      },
      {
        each: 'ArtifactStores[]',
        identity: 'Region',
        facets: { key: 'ArtifactStore.EncryptionKey.Id', type: 'ArtifactStore.EncryptionKey.Type' },
        impact: { '*': 'in-place' },
      },
    ],
    aws_codepipeline: {
      each: 'artifact_store[]',
      identity: 'region',
      facets: { key: 'encryption_key.id', type: 'encryption_key.type' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: artifactUses,
  store: keyedStore(
    'aws',
    documented(
      'artifacts are encrypted with the key named, or `aws/s3` where none is named',
      'https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html',
    ),
    [],
    { raise: [raise('customer', { type: 'KMS', key: '$key' })] },
  ),
  why: "Source code and build results pass through the store. Another account's actions can only read them with a key of yours.",
}));
