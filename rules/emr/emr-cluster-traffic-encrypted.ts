import { always, documented, fsbp, rule, severity, through } from '../dsl.ts';
import { cluster } from './traffic.ts';

export const emrClusterTrafficEncrypted = rule('emr-cluster-traffic-encrypted', cluster, () => ({
  title: 'EMR cluster does not encrypt traffic between its nodes',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: through('configuration', 'emr-security-configuration', always),
  blame: 'configuration',
  message:
    'EMR cluster `{name}` has no security configuration, so its nodes shuffle data in the clear. Name one that encrypts in transit; a running cluster does not take it.',
  noFix: 'it takes a security configuration with encryption in transit, and a new cluster',
  controls: [fsbp('EMR.4')],
  fact: documented(
    'without a security configuration nothing is encrypted between nodes',
    'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html',
  ),
}));
