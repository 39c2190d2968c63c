import { documented, not, oneOf, rule, severity } from '../dsl.ts';
import { parameterGroup } from './parameters.ts';

export const neptuneParameterGroupSslNotOff = rule('neptune-parameter-group-ssl-not-off', parameterGroup, () => ({
  title: 'Neptune parameter group asks for no TLS',
  concern: 'in-transit',
  severity: severity('off', 'hint', 'info'),
  require: not(oneOf('ssl', '0', 'false')),
  blame: 'ssl',
  message:
    'Parameter group `{name}` turns TLS off. Neptune ignores it since engine 1.0.4.0 and accepts only TLS, so nothing is in the clear, but it says the opposite of what holds. Remove it.',
  makes: [{ title: 'Let `{name}` say what holds: TLS only', set: { ssl: '1' } }],
  fact: documented(
    'since engine 1.0.4.0 only TLS is accepted; the parameter has no effect',
    'https://docs.aws.amazon.com/neptune/latest/userguide/security-ssl.html',
  ),
}));
