import { config, documented, fsbp, not, oneOfAnyCase, rule, severity } from '../dsl.ts';
import { parameterGroup } from './parameters.ts';

export const docdbParameterGroupTlsOn = rule('docdb-parameter-group-tls-on', parameterGroup, () => ({
  title: 'DocumentDB parameter group turns TLS off',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: not(oneOfAnyCase('tls', 'disabled')),
  blame: 'tls',
  message:
    'Clusters with parameter group `{name}` speak no TLS, so documents and passwords cross the network in the clear. Leave `tls` out, which means on, or set it to `tls1.2+`.',
  makes: [{ title: 'Turn on TLS in `{name}`', set: { tls: 'enabled' }, access: 'denies-clients' }],
  controls: [fsbp('DocumentDB.6'), config('DOCDB_CLUSTER_ENCRYPTED_IN_TRANSIT')],
  fact: documented(
    'TLS is on for clusters unless the parameter `tls` is `disabled`',
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html',
  ),
}));
