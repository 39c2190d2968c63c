import { kind, text } from '../dsl.ts';
import type { Spelled } from '../dsl.ts';

const inCloudFormation: Spelled = {
  facets: {
    family: 'Family',
    forceSsl: 'Parameters."rds.force_ssl"',
    secureTransport: 'Parameters.require_secure_transport',
    db2Protocols: 'Parameters.db2comm',
  },
  impact: { family: 'replaces', '*': 'in-place' },
};
const inTerraform: Spelled = {
  facets: {
    family: 'family',
    forceSsl: 'parameter[name=rds.force_ssl].value',
    // A static parameter is refused where it is to be applied at once, which is what the provider does unless told.
    forceSslApply: 'parameter[name=rds.force_ssl].apply_method',
    secureTransport: 'parameter[name=require_secure_transport].value',
    db2Protocols: 'parameter[name=db2comm].value',
    db2ProtocolsApply: 'parameter[name=db2comm].apply_method',
  },
  impact: { family: 'replaces', '*': 'in-place' },
};

/** Parameters of an instance or of a cluster; which of them counts for TLS depends on the engine. */
export const parameterGroup = kind('rds-parameter-group', () => ({
  noun: 'RDS parameter group',
  facets: {
    family: text('family'),
    forceSsl: text('`rds.force_ssl`'),
    forceSslApply: text('apply method'),
    secureTransport: text('`require_secure_transport`'),
    db2Protocols: text('`db2comm`'),
    db2ProtocolsApply: text('apply method'),
  },
  types: {
    'AWS::RDS::DBParameterGroup': inCloudFormation,
    'AWS::RDS::DBClusterParameterGroup': inCloudFormation,
    aws_db_parameter_group: inTerraform,
    aws_rds_cluster_parameter_group: inTerraform,
  },
}));
