import { byKey, config, documented, key, kind, level, oneOf, otherwise, present, raise, text, when } from '../dsl.ts';
import type { Store } from '../dsl.ts';
import { repositoryUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html';
const kms = documented('images are encrypted with the KMS key named, or `aws/ecr` where none is named', GUIDE);
const byDefault = documented('images are always encrypted; unless asked otherwise with a key of S3', GUIDE);

const store: Store = {
  levels: [
    when(oneOf('type', 'KMS', 'KMS_DSSE'), byKey('key', 'aws', 'declared', kms)),
    when(present('type'), level('service', 'declared', byDefault)),
    otherwise(level('service', 'default', byDefault)),
  ],
  raise: [
    raise('service', { type: 'AES256' }),
    raise('aws', { type: 'KMS' }),
    raise('customer', { type: 'KMS', key: '$key' }),
  ],
  switches: ['type'],
  key: 'key',
  canBeOff: false,
  controls: { 'customer-key': [config('ECR_REPOSITORY_CMK_ENCRYPTION_ENABLED')] },
};

export const repository = kind('ecr-repository', () => ({
  noun: 'ECR repository',
  facets: { type: text('encryption type', ['AES256', 'KMS', 'KMS_DSSE']), key: key() },
  types: {
    'AWS::ECR::Repository': {
      facets: { type: 'EncryptionConfiguration.EncryptionType', key: 'EncryptionConfiguration.KmsKey' },
      impact: { '*': 'replaces' },
    },
    aws_ecr_repository: {
      facets: { type: 'encryption_configuration.encryption_type', key: 'encryption_configuration.kms_key' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: repositoryUses,
  store,
  why: "Images carry code and, too often, secrets. A repository's encryption can't be changed: a new one under another name is needed.",
  migration:
    'Make a repository with the key under a new name, copy the images, change the references, then remove the old one.',
}));
export const template = kind('ecr-creation-template', () => ({
  noun: 'ECR repository creation template',
  facets: { type: text('encryption type', ['AES256', 'KMS', 'KMS_DSSE']), key: key() },
  types: {
    'AWS::ECR::RepositoryCreationTemplate': {
      facets: { type: 'EncryptionConfiguration.EncryptionType', key: 'EncryptionConfiguration.KmsKey' },
      impact: { '*': 'in-place' },
    },
    aws_ecr_repository_creation_template: {
      facets: { type: 'encryption_configuration.encryption_type', key: 'encryption_configuration.kms_key' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: repositoryUses,
  store,
}));
