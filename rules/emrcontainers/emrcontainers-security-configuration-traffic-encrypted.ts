import { present, rule, severity, specified } from '../dsl.ts';
import { securityConfiguration } from './traffic.ts';

export const emrcontainersSecurityConfigurationTrafficEncrypted = rule(
  'emrcontainers-security-configuration-traffic-encrypted',
  securityConfiguration,
  () => ({
    title: 'EMR on EKS security configuration does not encrypt traffic',
    concern: 'in-transit',
    severity: severity('off', 'warning', 'error'),
    require: present('certificates'),
    blame: 'certificates',
    message:
      'Jobs with security configuration `{name}` shuffle data between their pods in the clear: it names no certificates for encryption in transit. Name them in `InTransitEncryptionConfiguration` of a new security configuration.',
    noFix: 'it takes certificates in secrets, and a new security configuration',
    fact: specified('traffic is encrypted with the certificates named under in-transit encryption'),
  }),
);
