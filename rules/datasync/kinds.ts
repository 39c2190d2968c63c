import { documented, key, kind, map, present } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const dataSyncLocationAzureBlob = kind('datasync-location-azure-blob', () => ({
  noun: 'DataSync Azure Blob location',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::DataSync::LocationAzureBlob': {
      facets: { key: 'CmkSecretConfig.KmsKeyArn', part: 'CmkSecretConfig' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'aws',
    documented(
      'without a key of yours, it is encrypted with an AWS-managed key',
      'https://docs.aws.amazon.com/datasync/latest/userguide/API_ManagedSecretConfig.html',
    ),
  ),
}));

export const dataSyncLocationFSxOntap = kind('datasync-location-fsx-ontap', () => ({
  noun: 'DataSync FSx for ONTAP location',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::DataSync::LocationFSxONTAP': {
      facets: { key: 'Protocol.SMB.CmkSecretConfig.KmsKeyArn', part: 'Protocol.SMB' },
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore(
    'aws',
    documented(
      'without a key of yours, it is encrypted with an AWS-managed key',
      'https://docs.aws.amazon.com/datasync/latest/userguide/API_ManagedSecretConfig.html',
    ),
  ),
}));

export const dataSyncLocationFSxWindows = kind('datasync-location-fsx-windows', () => ({
  noun: 'DataSync FSx for Windows location',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::DataSync::LocationFSxWindows': {
      facets: { key: 'CmkSecretConfig.KmsKeyArn', part: 'CmkSecretConfig' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'aws',
    documented(
      'without a key of yours, it is encrypted with an AWS-managed key',
      'https://docs.aws.amazon.com/datasync/latest/userguide/API_ManagedSecretConfig.html',
    ),
  ),
}));

export const dataSyncLocationHdfs = kind('datasync-location-hdfs', () => ({
  noun: 'DataSync HDFS location',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::DataSync::LocationHDFS': {
      facets: { key: 'CmkSecretConfig.KmsKeyArn', part: 'CmkSecretConfig' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'aws',
    documented(
      'without a key of yours, it is encrypted with an AWS-managed key',
      'https://docs.aws.amazon.com/datasync/latest/userguide/API_ManagedSecretConfig.html',
    ),
  ),
}));

export const dataSyncLocationObjectStorage = kind('datasync-location-object-storage', () => ({
  noun: 'DataSync object storage location',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::DataSync::LocationObjectStorage': {
      facets: { key: 'CmkSecretConfig.KmsKeyArn', part: 'CmkSecretConfig' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'aws',
    documented(
      'without a key of yours, it is encrypted with an AWS-managed key',
      'https://docs.aws.amazon.com/datasync/latest/userguide/API_ManagedSecretConfig.html',
    ),
  ),
}));

export const dataSyncLocationSmb = kind('datasync-location-smb', () => ({
  noun: 'DataSync SMB location',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::DataSync::LocationSMB': {
      facets: { key: 'CmkSecretConfig.KmsKeyArn', part: 'CmkSecretConfig' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'aws',
    documented(
      'without a key of yours, it is encrypted with an AWS-managed key',
      'https://docs.aws.amazon.com/datasync/latest/userguide/API_ManagedSecretConfig.html',
    ),
  ),
}));
