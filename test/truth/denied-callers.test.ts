/** A Deny with conditions in a key's policy counts for the callers that it meets: a missing key fulfils a negated operator. */
import assert from 'node:assert/strict';
import { inEach, json, said } from './said.ts';

const RULE = 'kms-key-admits-service';
const SHUT_OUT = [`Logs ${RULE} fail`];
const statements = (condition: object, root: unknown, service: unknown): object[] => [
  { Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' },
  { Effect: 'Allow', Principal: { Service: service }, Action: 'kms:*', Resource: '*' },
  { Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*', Condition: condition },
];
const stack = (condition: object) => ({
  'a.json': json({
    Resources: {
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: {
          EnableKeyRotation: true,
          KeyPolicy: {
            Statement: statements(
              condition,
              { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' },
              { 'Fn::Sub': 'logs.${AWS::Region}.amazonaws.com' },
            ),
          },
        },
      },
      Logs: { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
    },
  }),
});
const judged = (condition: object): readonly string[] => said(stack(condition), RULE);
const ORG = 'o-a1b2c3d4e5';

describe('a Deny that meets services', () => {
  for (const condition of [
    { StringNotEquals: { 'aws:PrincipalOrgID': ORG } },
    { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORG } },
    { 'ForAllValues:StringNotLike': { 'aws:PrincipalOrgPaths': `${ORG}/*` } },
    { Null: { 'aws:PrincipalOrgID': 'true' } },
    { StringNotEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } },
    { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } },
    { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
    { StringNotEquals: { 'aws:PrincipalOrgID': ORG }, Bool: { 'aws:PrincipalIsAWSService': 'true' } },
  ])
    it(`shuts them out: ${JSON.stringify(condition)}`, () => {
      assert.deepEqual(judged(condition), SHUT_OUT);
    });
});

it('such a Deny is named, and no further Allow is asked for', () => {
  const [message = ''] = said(stack({ StringNotEquals: { 'aws:PrincipalOrgID': ORG } }), RULE, true);
  assert.match(message, /is refused by its `Deny`, whose conditions on `aws:PrincipalOrgID` hold for it, too/);
  assert.match(message, /aws:PrincipalIsAWSService/);
  assert.doesNotMatch(message, /Add a statement/);
});

describe('a Deny that spares services', () => {
  for (const condition of [
    { StringNotEquals: { 'aws:PrincipalOrgID': ORG }, Bool: { 'aws:PrincipalIsAWSService': 'false' } },
    { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORG }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
    { StringNotEquals: { 'aws:PrincipalOrgID': ORG, 'aws:SourceOrgID': ORG } },
    { StringNotEquals: { 'aws:PrincipalOrgID': ORG, 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    { StringNotEquals: { 'aws:PrincipalOrgID': ORG }, Null: { 'aws:SourceAccount': 'true' } },
    { StringEquals: { 'aws:PrincipalOrgID': 'o-another' } },
    { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
    { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
  ])
    it(`leaves them in: ${JSON.stringify(condition)}`, () => {
      assert.deepEqual(judged(condition), []);
    });
});

const module = (condition: object): string =>
  json({
    resource: {
      aws_kms_key: {
        k: {
          enable_key_rotation: true,
          policy: `\${jsonencode(${json({
            Statement: statements(
              condition,
              'arn:aws:iam::${data.aws_caller_identity.me.account_id}:root',
              'logs.${data.aws_region.here.name}.amazonaws.com',
            ),
          })})}`,
        },
      },
      aws_cloudwatch_log_group: { logs: { kms_key_id: '${aws_kms_key.k.arn}' } },
    },
    data: { aws_caller_identity: { me: {} }, aws_region: { here: {} }, aws_organizations_organization: { o: {} } },
  });
const document = (conditions: string): string => `
data "aws_caller_identity" "me" {}
data "aws_region" "here" {}
data "aws_organizations_organization" "o" {}
data "aws_iam_policy_document" "p" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "Service"
      identifiers = ["logs.\${data.aws_region.here.name}.amazonaws.com"]
    }
  }
  statement {
    effect    = "Deny"
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    ${conditions}
  }
}
resource "aws_kms_key" "k" {
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.p.json
}
resource "aws_cloudwatch_log_group" "logs" {
  kms_key_id = aws_kms_key.k.arn
}
`;
const condition = (test: string, variable: string, value: string): string =>
  `condition {\n      test     = "${test}"\n      variable = "${variable}"\n      values   = [${value}]\n    }\n`;
const OWN = 'data.aws_organizations_organization.o.id';

describe('a Deny by organisation, in Terraform', () => {
  inEach(
    {
      JSON: { 'main.tf.json': module({ StringNotEquals: { 'aws:PrincipalOrgID': ORG } }) },
      HCL: { 'main.tf': document(condition('StringNotEquals', 'aws:PrincipalOrgID', OWN)) },
    },
    RULE,
    [`aws_cloudwatch_log_group.logs ${RULE} fail`],
  );
  const spared = { StringNotEquals: { 'aws:PrincipalOrgID': ORG }, Bool: { 'aws:PrincipalIsAWSService': 'false' } };
  inEach(
    {
      'JSON, spared': { 'main.tf.json': module(spared) },
      'HCL, of its own organisation': {
        'main.tf': document(
          condition('StringNotEquals', 'aws:PrincipalOrgID', OWN) +
            condition('StringNotEquals', 'aws:SourceOrgID', OWN),
        ),
      },
    },
    RULE,
    [],
  );
});
