import { is, kind, policy, text } from '../dsl.ts';
import { ofOrganisations } from '../iam/kinds.ts';

const isControl = is('type', 'SERVICE_CONTROL_POLICY');

/** What nobody in an account of the organisation may do. */
export const serviceControlPolicy = kind('organizations-service-control-policy', () => ({
  noun: 'Service control policy',
  facets: { document: policy(), type: text('type of policy') },
  types: {
    'AWS::Organizations::Policy': { ...ofOrganisations['AWS::Organizations::Policy'], applies: isControl },
    aws_organizations_policy: { ...ofOrganisations.aws_organizations_policy, applies: isControl },
  },
}));
