import { documented, fsbp, is, rule, severity } from '../dsl.ts';
import { elasticsearch } from './kinds.ts';

export const elasticsearchDomainHttpsRequired = rule('elasticsearch-domain-https-required', elasticsearch, () => ({
  title: 'Elasticsearch domain accepts plain HTTP',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: is('https', true),
  blame: 'https',
  message:
    'Elasticsearch domain `{name}` answers plain HTTP as well as HTTPS, so documents, queries and passwords may cross the network in the clear. Require HTTPS.',
  makes: [{ title: 'Require HTTPS for `{name}`', set: { https: true }, access: 'denies-clients' }],
  controls: [fsbp('ES.8')],
  fact: documented(
    'HTTP is accepted beside HTTPS unless HTTPS is required',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createupdatedomains.html',
  ),
}));
