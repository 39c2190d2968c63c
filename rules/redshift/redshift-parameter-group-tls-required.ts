import { all, any, config, documented, fsbp, is, not, oneOfAnyCase, present, rule, severity, since } from '../dsl.ts';
import { parameterGroup } from './parameters.ts';

export const redshiftParameterGroupTlsRequired = rule('redshift-parameter-group-tls-required', parameterGroup, () => ({
  title: 'Redshift parameter group does not require TLS',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: any(oneOfAnyCase('ssl', 'true', '1', 'on'), all(not(present('ssl')), not(is('family', 'redshift-1.0')))),
  blame: 'ssl',
  message:
    'Clusters with parameter group `{name}` accept connections without TLS, so rows and passwords may cross the network in the clear. Set `require_ssl` to true; it counts after a restart.',
  makes: [{ title: 'Require TLS in `{name}`', set: { ssl: 'true' }, access: 'denies-clients' }],
  controls: [fsbp('Redshift.2'), config('REDSHIFT_REQUIRE_TLS_SSL')],
  fact: since(
    '2025-01-10',
    documented(
      '`require_ssl` is true by default in the family redshift-2.0, and was false in redshift-1.0',
      'https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-parameter-groups.html',
    ),
  ),
}));
