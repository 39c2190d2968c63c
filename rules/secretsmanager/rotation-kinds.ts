import { key, kind, present, specified } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

/** Keys that the rotation function must be able to use. They repeat the secrets' own, so only one that is named is looked at. */
export const hostedRotation = kind('secretsmanager-hosted-rotation', () => ({
  noun: 'Key of a hosted rotation',
  facets: { key: key() },
  types: {
    'AWS::SecretsManager::RotationSchedule': ['KmsKeyArn', 'MasterSecretKmsKeyArn', 'SuperuserSecretKmsKeyArn'].map(
      (name) => ({
        each: 'HostedRotationLambda',
        facets: { key: name },
        applies: present('key'),
        impact: { '*': 'in-place' },
      }),
    ),
  },
  store: keyedStore('aws', specified('without a key, the secret is expected to be under `aws/secretsmanager`')),
}));
