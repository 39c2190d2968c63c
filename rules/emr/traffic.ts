import { flag, kind, text } from '../dsl.ts';

export const securityConfiguration = kind('emr-security-configuration', () => ({
  noun: 'EMR security configuration',
  facets: { transit: flag('in-transit switch') },
  types: {
    'AWS::EMR::SecurityConfiguration': {
      facets: { transit: 'SecurityConfiguration.EncryptionConfiguration.EnableInTransitEncryption' },
      impact: { '*': 'replaces' },
    },
    aws_emr_security_configuration: {
      facets: { transit: 'configuration.EncryptionConfiguration.EnableInTransitEncryption' },
      impact: { '*': 'replaces' },
    },
  },
}));

export const cluster = kind('emr-cluster', () => ({
  noun: 'EMR cluster',
  facets: { configuration: text('security configuration') },
  types: {
    'AWS::EMR::Cluster': { facets: { configuration: 'SecurityConfiguration' }, impact: { '*': 'replaces' } },
    aws_emr_cluster: { facets: { configuration: 'security_configuration' }, impact: { '*': 'replaces' } },
  },
}));
