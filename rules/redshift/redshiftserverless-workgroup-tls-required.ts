import { config, documented, fsbp, not, oneOfAnyCase, rule, severity } from '../dsl.ts';
import { workgroup } from './parameters.ts';

export const redshiftserverlessWorkgroupTlsRequired = rule(
  'redshiftserverless-workgroup-tls-required',
  workgroup,
  () => ({
    title: 'Redshift Serverless workgroup has TLS not required',
    concern: 'in-transit',
    severity: severity('off', 'warning', 'error'),
    require: not(oneOfAnyCase('ssl', 'false', '0', 'off')),
    blame: 'ssl',
    message:
      'Workgroup `{name}` accepts connections without TLS, so rows and passwords may cross the network in the clear. Set `require_ssl` to true.',
    makes: [{ title: 'Require TLS of clients of `{name}`', set: { ssl: 'true' }, access: 'denies-clients' }],
    controls: [fsbp('RedshiftServerless.2'), config('REDSHIFT_SERVERLESS_WORKGROUP_ENCRYPTED_IN_TRANSIT')],
    fact: documented(
      'a workgroup does not require TLS where `require_ssl` is false',
      'https://docs.aws.amazon.com/config/latest/developerguide/redshift-serverless-workgroup-encrypted-in-transit.html',
    ),
  }),
);
