import { is, not, rule, severity, specified } from '../dsl.ts';
import { objectStorage } from './object-storage.ts';

export const datasyncObjectStorageHttps = rule('datasync-object-storage-https', objectStorage, () => ({
  title: 'DataSync reaches object storage by plain HTTP',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: not(is('protocol', 'HTTP')),
  blame: 'protocol',
  message:
    'DataSync copies objects to or from the object storage at `{name}` by HTTP, so they cross the network in the clear. Leave the protocol out, which means HTTPS, or set it to `HTTPS`.',
  makes: [{ title: 'Copy by HTTPS at `{name}`', set: { protocol: 'HTTPS' } }],
  fact: specified('the protocol is HTTPS unless HTTP is written'),
}));
