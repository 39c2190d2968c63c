import { documented, is, not, rule, severity } from '../dsl.ts';
import { memoryDbCluster } from './kinds.ts';

export const memorydbClusterTlsOn = rule('memorydb-cluster-tls-on', memoryDbCluster, () => ({
  title: 'MemoryDB cluster has TLS turned off',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: not(is('tls', false)),
  blame: 'tls',
  message:
    'Clients and nodes of MemoryDB cluster `{name}` talk in the clear: TLS, which is on unless written off, is written off. Leave the setting out or set it to true; access control lists need it too.',
  makes: [{ title: 'Turn on TLS of `{name}`', set: { tls: true }, access: 'denies-clients' }],
  fact: documented(
    'TLS is on unless it is turned off when the cluster is made',
    'https://docs.aws.amazon.com/memorydb/latest/devguide/in-transit-encryption.html',
  ),
}));
