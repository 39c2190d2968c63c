import { documented, engineeringKnowledge, key, kind, map, present } from '../dsl.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';

export const imageBuilderComponent = kind('imagebuilder-component', () => ({
  noun: 'Image Builder component',
  facets: { key: key() },
  types: {
    'AWS::ImageBuilder::Component': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_imagebuilder_component: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateComponent.html',
    ),
  ),
}));

export const imageBuilderDistributionConfiguration = kind('imagebuilder-distribution-configuration', () => ({
  noun: 'Image Builder AMI copy',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::ImageBuilder::DistributionConfiguration': {
      each: 'Distributions[]',
      identity: 'Region',
      facets: { key: 'AmiDistributionConfiguration.KmsKeyId', part: 'AmiDistributionConfiguration' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_imagebuilder_distribution_configuration: {
      each: 'distribution[]',
      identity: 'region',
      facets: { key: 'ami_distribution_configuration.kms_key_id', part: 'ami_distribution_configuration' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(engineeringKnowledge('whose key is used when none is named is not documented')),
}));

export const imageBuilderWorkflow = kind('imagebuilder-workflow', () => ({
  noun: 'Image Builder workflow',
  facets: { key: key() },
  types: {
    'AWS::ImageBuilder::Workflow': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_imagebuilder_workflow: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateWorkflow.html',
    ),
  ),
}));
