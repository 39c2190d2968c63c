import { kind, map } from '../dsl.ts';

export const securityConfiguration = kind('emrcontainers-security-configuration', () => ({
  noun: 'EMR on EKS security configuration',
  facets: { certificates: map('certificates') },
  types: {
    'AWS::EMRContainers::SecurityConfiguration': {
      facets: {
        certificates:
          'SecurityConfigurationData.EncryptionConfiguration.InTransitEncryptionConfiguration.TLSCertificateConfiguration',
      },
      impact: { '*': 'replaces' },
    },
  },
}));
