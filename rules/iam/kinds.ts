import { kind, oneOf, policy, type Spelled, text } from '../dsl.ts';

const whole = (document: string): Spelled => ({ facets: { document }, impact: { '*': 'in-place' } });
const inline = (each: string, identity: string, document: string): Spelled => ({
  each,
  identity,
  facets: { document },
  impact: { '*': 'in-place' },
});
const ofIdentities = {
  'AWS::IAM::ManagedPolicy': whole('PolicyDocument'),
  'AWS::IAM::Policy': whole('PolicyDocument'),
  'AWS::IAM::RolePolicy': whole('PolicyDocument'),
  'AWS::IAM::UserPolicy': whole('PolicyDocument'),
  'AWS::IAM::GroupPolicy': whole('PolicyDocument'),
  'AWS::IAM::Role': inline('Policies[]', 'PolicyName', 'PolicyDocument'),
  'AWS::IAM::User': inline('Policies[]', 'PolicyName', 'PolicyDocument'),
  'AWS::IAM::Group': inline('Policies[]', 'PolicyName', 'PolicyDocument'),
  'AWS::SSO::PermissionSet': whole('InlinePolicy'),
  // Names of policies and templates of SAM stand in the same list as documents; they have no statements.
  'AWS::Serverless::Function': { each: 'Policies[]', facets: { document: '.' }, impact: { '*': 'in-place' } },
  'AWS::Serverless::StateMachine': {
    each: 'Policies[]',
    facets: { document: '.' },
    impact: { '*': 'in-place' },
  },
  aws_iam_policy: whole('policy'),
  aws_iam_role_policy: whole('policy'),
  aws_iam_user_policy: whole('policy'),
  aws_iam_group_policy: whole('policy'),
  aws_iam_role: inline('inline_policy[]', 'name', 'policy'),
  aws_ssoadmin_permission_set_inline_policy: whole('inline_policy'),
} as const satisfies Readonly<Record<string, Spelled>>;

/** Policies of an organisation that allow and deny calls; backup and tag policies are of the same type, and no such documents. */
export const ofOrganisations = {
  'AWS::Organizations::Policy': {
    facets: { document: 'Content', type: 'Type' },
    applies: oneOf('type', 'SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'),
    impact: { '*': 'in-place' },
  },
  aws_organizations_policy: {
    facets: { document: 'content', type: 'type' },
    defaults: { type: 'SERVICE_CONTROL_POLICY' },
    applies: oneOf('type', 'SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'),
    impact: { '*': 'in-place' },
  },
} as const satisfies Readonly<Record<string, Spelled>>;

const ofEndpoints = {
  'AWS::EC2::VPCEndpoint': whole('PolicyDocument'),
  aws_vpc_endpoint: whole('policy'),
  aws_vpc_endpoint_policy: whole('policy'),
} as const satisfies Readonly<Record<string, Spelled>>;

/** Whatever holds statements that may deny a call of a caller: policies of identities, organisations and endpoints. */
export const accessPolicy = kind('iam-access-policy', () => ({
  noun: 'IAM policy',
  facets: { document: policy(), type: text('type of policy') },
  types: { ...ofIdentities, ...ofOrganisations, ...ofEndpoints },
}));

/** Policies of identities: what a caller may do, and permissions boundaries. */
export const identityPolicy = kind('iam-identity-policy', () => ({
  noun: 'IAM policy',
  facets: { document: policy() },
  types: ofIdentities,
}));
