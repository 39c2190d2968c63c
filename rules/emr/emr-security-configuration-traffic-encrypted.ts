import { config, documented, fsbp, is, rule, severity } from '../dsl.ts';
import { securityConfiguration } from './traffic.ts';

export const emrSecurityConfigurationTrafficEncrypted = rule(
  'emr-security-configuration-traffic-encrypted',
  securityConfiguration,
  () => ({
    title: 'EMR security configuration does not encrypt traffic',
    concern: 'in-transit',
    severity: severity('off', 'warning', 'error'),
    require: is('transit', true),
    blame: 'transit',
    message:
      'Clusters with security configuration `{name}` shuffle data between their nodes in the clear: encryption in transit is off. Turn it on, with certificates in `TLSCertificateConfiguration`, and start new clusters with it.',
    noFix:
      'it takes certificates as well: set `EnableInTransitEncryption` and `InTransitEncryptionConfiguration` in a new security configuration',
    controls: [fsbp('EMR.4'), config('EMR_SECURITY_CONFIGURATION_ENCRYPTION_TRANSIT')],
    fact: documented(
      'traffic between nodes is encrypted where a security configuration asks for it and names certificates',
      'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html',
    ),
  }),
);
