import { documented, key, kind, map, present } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore, keyedStoreOf } from '../shapes.ts';

export const imageBuilderComponent = kind('imagebuilder-component', () => ({
  noun: 'Image Builder component',
  facets: { key: key() },
  types: {
    'AWS::ImageBuilder::Component': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_imagebuilder_component: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateComponent.html'),
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
  store: keyedStoreOf(
    ['none', 'aws', 'customer'],
    documented(
      'without a key of yours, the copy is as the image is, which the account, its recipe and what it is made from decide',
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/CopyingAMIs.html',
    ),
  ),
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
    serviceKey(documented, 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateWorkflow.html'),
  ),
}));
