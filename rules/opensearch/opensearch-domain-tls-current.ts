import { documented, fsbp, is, not, rule, severity } from '../dsl.ts';
import { domain } from './kinds.ts';

export const opensearchDomainTlsCurrent = rule('opensearch-domain-tls-current', domain, () => ({
  title: 'OpenSearch domain accepts TLS 1.0',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: not(is('tls', 'Policy-Min-TLS-1-0-2019-07')),
  blame: 'tls',
  message:
    'OpenSearch domain `{name}` accepts TLS 1.0 and 1.1, which are broken and withdrawn. Choose a policy that starts at TLS 1.2.',
  makes: [
    { title: 'Require TLS 1.2 for `{name}`', set: { tls: 'Policy-Min-TLS-1-2-PFS-2023-10' }, access: 'denies-clients' },
  ],
  controls: [fsbp('Opensearch.8')],
  fact: documented(
    '`Policy-Min-TLS-1-0-2019-07` accepts TLS 1.0 to 1.2; the other policies start at 1.2',
    'https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html',
  ),
}));
