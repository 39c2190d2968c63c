/** A Deny on the wrong resource is found whatever holds the policy, and in whatever notation; policies of a project are seen together. */
import assert from 'node:assert/strict';
import type { Finding } from '../../server/model/finding.ts';
import type { Settings } from '../../server/model/settings.ts';
import { lintFiles } from '../picture/lint-files.ts';

const lint = (files: Readonly<Record<string, string | object>>, settings: Partial<Settings> = {}): readonly Finding[] =>
  lintFiles(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, typeof text === 'string' ? text : JSON.stringify(text)]),
    ),
    settings,
  ).analyses.flatMap(({ findings }) => findings);
const of = (findings: readonly Finding[], id: string): readonly Finding[] =>
  findings.filter(({ rule, suppressed }) => rule.id === id && !suppressed);

const statement = {
  Effect: 'Deny',
  Action: 'ec2:RunInstances',
  Resource: 'arn:aws:ec2:*:*:instance/*',
  Condition: { Bool: { 'ec2:Encrypted': 'false' } },
};
const document = { Version: '2012-10-17', Statement: [statement] };
const text = JSON.stringify(document);
const block = {
  effect: 'Deny',
  actions: [statement.Action],
  resources: [statement.Resource],
  condition: [{ test: 'Bool', variable: 'ec2:Encrypted', values: ['false'] }],
};
const hcl = `{
  Version = "2012-10-17"
  Statement = [{
    Effect    = "Deny"
    Action    = "ec2:RunInstances"
    Resource  = "arn:aws:ec2:*:*:instance/*"
    Condition = { Bool = { "ec2:Encrypted" = "false" } }
  }]
}`;

const cfn = (type: string, properties: object) => ({
  'a.template.json': { Resources: { It: { Type: type, Properties: properties } } },
});
const tf = (type: string, body: object, more: object = {}) => ({
  'a.tf.json': { ...more, resource: { [type]: { it: body } } },
});
const made = '${data.aws_iam_policy_document.it.json}';
const data = { data: { aws_iam_policy_document: { it: { statement: [block] } } } };

const holders: Readonly<Record<string, Readonly<Record<string, string | object>>>> = {
  'a managed policy': cfn('AWS::IAM::ManagedPolicy', { PolicyDocument: document }),
  'JSON text': cfn('AWS::IAM::ManagedPolicy', { PolicyDocument: text }),
  'one statement': cfn('AWS::IAM::Policy', { PolicyDocument: { Statement: statement } }),
  'a policy of a role': cfn('AWS::IAM::RolePolicy', { PolicyDocument: document }),
  'a policy of a user': cfn('AWS::IAM::UserPolicy', { PolicyDocument: document }),
  'a policy of a group': cfn('AWS::IAM::GroupPolicy', { PolicyDocument: document }),
  'in a role': cfn('AWS::IAM::Role', { Policies: [{ PolicyName: 'x', PolicyDocument: document }] }),
  'in a user': cfn('AWS::IAM::User', { Policies: [{ PolicyName: 'x', PolicyDocument: document }] }),
  'in a group': cfn('AWS::IAM::Group', { Policies: [{ PolicyName: 'x', PolicyDocument: document }] }),
  'a permission set': cfn('AWS::SSO::PermissionSet', { InlinePolicy: document }),
  'a permission set, JSON text': cfn('AWS::SSO::PermissionSet', { InlinePolicy: text }),
  'a service control policy': cfn('AWS::Organizations::Policy', { Type: 'SERVICE_CONTROL_POLICY', Content: document }),
  'a resource control policy': cfn('AWS::Organizations::Policy', { Type: 'RESOURCE_CONTROL_POLICY', Content: text }),
  'an endpoint': cfn('AWS::EC2::VPCEndpoint', { PolicyDocument: document }),
  'a function of SAM': cfn('AWS::Serverless::Function', {
    Policies: ['AWSLambdaExecute', { S3ReadPolicy: { BucketName: 'b' } }, document],
  }),
  'a state machine of SAM': cfn('AWS::Serverless::StateMachine', { Policies: document }),
  'Terraform, JSON text': tf('aws_iam_policy', { policy: text }),
  'Terraform, jsonencode': tf('aws_iam_policy', { policy: `\${jsonencode(${hcl})}` }),
  'Terraform, jsonencode of a local': tf(
    'aws_iam_policy',
    { policy: '${jsonencode(local.it)}' },
    { locals: { it: document } },
  ),
  'Terraform, a data source': tf('aws_iam_policy', { policy: made }, data),
  'Terraform, a data source merged': tf(
    'aws_iam_role_policy',
    { role: 'r', policy: '${data.aws_iam_policy_document.all.json}' },
    {
      data: {
        aws_iam_policy_document: { it: { statement: block }, all: { source_policy_documents: [made] } },
      },
    },
  ),
  aws_iam_user_policy: tf('aws_iam_user_policy', { user: 'u', policy: made }, data),
  aws_iam_group_policy: tf('aws_iam_group_policy', { group: 'g', policy: made }, data),
  'aws_iam_role, one inline policy': tf('aws_iam_role', { inline_policy: { name: 'x', policy: text } }),
  'aws_iam_role, several': tf(
    'aws_iam_role',
    {
      inline_policy: [
        { name: 'w', policy: '{"Statement":[]}' },
        { name: 'x', policy: made },
      ],
    },
    data,
  ),
  aws_organizations_policy: tf('aws_organizations_policy', { content: made }, data),
  'aws_organizations_policy, resources': tf('aws_organizations_policy', {
    type: 'RESOURCE_CONTROL_POLICY',
    content: text,
  }),
  aws_ssoadmin_permission_set_inline_policy: tf('aws_ssoadmin_permission_set_inline_policy', { inline_policy: text }),
  aws_vpc_endpoint: tf('aws_vpc_endpoint', { policy: text }),
  aws_vpc_endpoint_policy: tf('aws_vpc_endpoint_policy', { policy: made }, data),
};

describe('a Deny that does not work', () => {
  for (const [name, files] of Object.entries(holders))
    it(`is found in ${name}`, () => {
      const found = of(lint(files), 'iam-policy-deny-works');
      assert.equal(found.length, 1);
      const ofResources = JSON.stringify(files).includes('RESOURCE_CONTROL_POLICY');
      assert.match(found[0]?.message ?? '', ofResources ? /don't hold for `ec2`/ : /on `volume\/\*` only/);
      assert.equal(found[0]?.verdict, 'fail');
    });

  it('is found in each inline policy of a role, under the name of the policy', () => {
    const policies = ['a', 'b'].map((PolicyName) => ({ PolicyName, PolicyDocument: document }));
    const found = of(lint(cfn('AWS::IAM::Role', { Policies: policies })), 'iam-policy-deny-works');
    assert.deepEqual(
      found.map(({ message }) => /`(\w+)`/.exec(message)?.[1]),
      ['a', 'b'],
    );
  });

  it('is none in a resource control policy of a service that such policies hold for', () => {
    const content = {
      Statement: {
        ...statement,
        Action: 's3:PutObject',
        Resource: '*',
        Condition: { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } },
      },
    };
    const files = cfn('AWS::Organizations::Policy', { Type: 'RESOURCE_CONTROL_POLICY', Content: content });
    assert.deepEqual(of(lint(files), 'iam-policy-deny-works'), []);
  });

  it('is found in the case in which it is written', () => {
    const yaml = `
Conditions: { Prod: !Equals [!Ref AWS::Region, x] }
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          Effect: Deny
          Action: ec2:RunInstances
          Resource: !If [Prod, 'arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:*:*:volume/*']
          Condition: { Bool: { ec2:Encrypted: false } }
`;
    const [found] = of(lint({ 'a.yaml': yaml }), 'iam-policy-deny-works');
    assert.match(found?.message ?? '', /This is so when/);
  });

  it('is no matter of tag and backup policies, and of documents that are not known', () => {
    for (const files of [
      cfn('AWS::Organizations::Policy', { Type: 'TAG_POLICY', Content: document }),
      tf('aws_organizations_policy', { type: 'BACKUP_POLICY', content: text }),
      tf('aws_iam_policy', { policy: '${var.it}' }, { variable: { it: {} } }),
      cfn('AWS::IAM::ManagedPolicy', { PolicyDocument: 12 }),
      cfn('AWS::IAM::Role', { Policies: 'x' }),
    ])
      assert.deepEqual(of(lint(files), 'iam-policy-deny-works'), []);
  });
});

describe('policies of a project together', () => {
  const right = { ...statement, Action: ['ec2:RunInstances', 'ec2:CreateVolume'], Resource: '*' };
  const policy = (...statements: readonly object[]) => ({
    Type: 'AWS::Organizations::Policy',
    Properties: { Type: 'SERVICE_CONTROL_POLICY', Content: { Statement: statements } },
  });
  const tags = { Effect: 'Deny', Action: 'ec2:DeleteTags', Resource: '*' };
  const RULE = 'organizations-policies-deny-plain-volumes';
  const told = (resources: object, settings: Partial<Settings> = { profile: 'strict' }) =>
    of(lint({ 'a.template.json': { Resources: resources } }, settings), RULE).map(
      ({ resource, verdict }) => `${resource.address} ${verdict}`,
    );

  it('are told of once, at the first service control policy', () => {
    assert.deepEqual(told({ A: policy(tags), B: policy(tags) }), ['A fail']);
    assert.deepEqual(told({ A: policy(tags), B: policy(right) }), []);
    assert.deepEqual(told({ A: policy(tags) }, { profile: 'recommended' }), []);
    const halves = ['ec2:RunInstances', 'ec2:CreateVolume'].map((Action) => policy({ ...right, Action }));
    assert.deepEqual(told({ A: halves[0], B: halves[1] }), []);
    assert.deepEqual(told({ A: halves[0] }), ['A fail']);
  });

  it('are in doubt where one of them is not known, or depends on a condition', () => {
    const unread = { ...policy(), Properties: { Type: 'SERVICE_CONTROL_POLICY', Content: { Ref: 'Content' } } };
    assert.deepEqual(told({ A: policy(tags), B: unread }), ['A unknown']);
    const perhaps = policy({ 'Fn::If': ['Prod', right, tags] });
    assert.deepEqual(told({ A: policy(tags), B: perhaps }), ['A unknown']);
  });

  it('a Deny for some, or somewhere, is a Deny', () => {
    const some = {
      ...right,
      Condition: { ...right.Condition, ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } },
    };
    assert.deepEqual(told({ A: policy(some) }), []);
    assert.deepEqual(told({ A: policy({ ...right, Resource: 'arn:aws:ec2:eu-west-1:*:volume/*' }) }), []);
    assert.deepEqual(told({ A: policy({ ...right, Resource: 'arn:aws:ec2:*:*:instance/*' }) }), ['A fail']);
  });

  it('a policy may allow plain stores where another denies them, or the account encrypts them', () => {
    const allows = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: { Statement: { Effect: 'Allow', Action: 'ec2:CreateVolume', Resource: '*' } } },
    };
    const ALLOWS = 'iam-policy-allows-no-plain-stores';
    const found = (resources: object, settings: Partial<Settings> = {}) =>
      of(lint({ 'a.template.json': { Resources: resources } }, { profile: 'strict', ...settings }), ALLOWS).length;
    assert.equal(found({ A: allows }), 1);
    assert.equal(found({ A: allows, B: policy(right) }), 0);
    assert.equal(found({ A: allows, B: { ...allows, Properties: { PolicyDocument: { Statement: right } } } }), 0);
    assert.equal(found({ A: allows }, { ebsEncryptionByDefault: { '*': true } }), 0);
  });
});
