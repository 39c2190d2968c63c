import { config, documented, fsbp, is, rule, severity } from '../dsl.ts';
import { domain } from './kinds.ts';

export const opensearchDomainHttpsRequired = rule('opensearch-domain-https-required', domain, () => ({
  title: 'OpenSearch domain accepts plain HTTP',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: is('https', true),
  blame: 'https',
  message:
    'OpenSearch domain `{name}` answers plain HTTP as well as HTTPS, so documents, queries and passwords may cross the network in the clear. Require HTTPS.',
  makes: [{ title: 'Require HTTPS for `{name}`', set: { https: true }, access: 'denies-clients' }],
  controls: [fsbp('Opensearch.8'), config('OPENSEARCH_HTTPS_REQUIRED')],
  fact: documented(
    'HTTP is accepted beside HTTPS unless HTTPS is required',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createupdatedomains.html',
  ),
}));
