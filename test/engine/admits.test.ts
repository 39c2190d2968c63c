/** Which services the policy of a key of the project lets in. */
import assert from 'node:assert/strict';
import { ROOT, SUB, judge, service, template, where } from './key-judge.ts';

const TOPIC = {
  Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { Ref: 'Key' } } },
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: 'Topic' }] } },
};
const alarm = (...statements: readonly object[]): string | undefined =>
  judge(template(statements, TOPIC), 'Topic')['sns-cloudwatch-alarm'];

describe('keys admit a service', () => {
  const cases: readonly (readonly [what: string, expected: string, ...statements: readonly object[]])[] = [
    ["not by the account's root", 'no', ROOT],
    ['by a statement for it', 'yes', ROOT, service('cloudwatch.amazonaws.com')],
    ['by one for several', 'yes', service(['events.amazonaws.com', 'cloudwatch.amazonaws.com'])],
    ['not by one for another', 'no', ROOT, service('events.amazonaws.com')],
    [
      'not where one of two actions is missing',
      'no',
      service('cloudwatch.amazonaws.com', { Action: 'kms:GenerateDataKey*' }),
    ],
    [
      'by the one action that it takes of a family',
      'yes',
      service('cloudwatch.amazonaws.com', { Action: ['kms:GenerateDataKey', 'kms:Decrypt'] }),
    ],
    ['by all actions', 'yes', service('cloudwatch.amazonaws.com', { Action: 'kms:*' })],
    [
      'by all but others',
      'yes',
      service('cloudwatch.amazonaws.com', { Action: undefined, NotAction: 'kms:ScheduleKeyDeletion' }),
    ],
    [
      'in two statements',
      'yes',
      service('cloudwatch.amazonaws.com', { Action: 'kms:Decrypt' }),
      service('cloudwatch.amazonaws.com', { Action: 'kms:GenerateDataKey*' }),
    ],
    [
      'for this account',
      'yes',
      service('cloudwatch.amazonaws.com', where({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } })),
    ],
    [
      'perhaps for an account by its number',
      'unknown',
      service('cloudwatch.amazonaws.com', where({ StringEquals: { 'aws:SourceAccount': '111122223333' } })),
    ],
    [
      'for all alarms of the account',
      'yes',
      service(
        'cloudwatch.amazonaws.com',
        where({ ArnLike: { 'aws:SourceArn': SUB('arn:aws:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:*') } }),
      ),
    ],
    [
      'perhaps for one alarm',
      'unknown',
      service(
        'cloudwatch.amazonaws.com',
        where({
          ArnLike: { 'aws:SourceArn': SUB('arn:aws:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:this-one') },
        }),
      ),
    ],
    [
      'perhaps under a condition on what nobody knows',
      'unknown',
      service('cloudwatch.amazonaws.com', where({ StringEquals: { 'aws:SourceOrgID': { Ref: 'Org' } } })),
    ],
    [
      'perhaps through a service',
      'unknown',
      service(
        'cloudwatch.amazonaws.com',
        where({ StringEquals: { 'kms:ViaService': SUB('sns.${AWS::Region}.amazonaws.com') } }),
      ),
    ],
    ['perhaps by a statement for whom a parameter says', 'unknown', service({ Ref: 'Who' })],
    [
      'perhaps by a statement that a parameter allows or denies',
      'unknown',
      service('cloudwatch.amazonaws.com', { Effect: { Ref: 'Who' } }),
    ],
    [
      'not where it is denied',
      'no',
      service('cloudwatch.amazonaws.com'),
      service('cloudwatch.amazonaws.com', { Effect: 'Deny', Action: 'kms:*' }),
    ],
    [
      'where others are denied',
      'yes',
      service('cloudwatch.amazonaws.com'),
      service('events.amazonaws.com', { Effect: 'Deny' }),
    ],
    [
      'where plain calls are denied',
      'yes',
      service('cloudwatch.amazonaws.com'),
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'kms:*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
    [
      'where people without MFA are denied, who are no services',
      'yes',
      service('cloudwatch.amazonaws.com'),
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'kms:*',
        Resource: '*',
        Condition: { Bool: { 'aws:PrincipalIsAWSService': 'false' } },
      },
    ],
    [
      'not where whoever is no member of an organisation is denied',
      'no',
      service('cloudwatch.amazonaws.com'),
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'kms:*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      },
    ],
    [
      'perhaps by a key that is named',
      'unknown',
      service('cloudwatch.amazonaws.com', { Resource: SUB('arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/1234') }),
    ],
  ];
  for (const [what, expected, ...statements] of cases)
    it(what, () => {
      assert.equal(alarm(...statements), expected);
    });
  it('by one statement that is no list', () => {
    const files = template(service('cloudwatch.amazonaws.com'), TOPIC);
    assert.equal(judge(files, 'Topic')['sns-cloudwatch-alarm'], 'yes');
  });
  it('not by the policy that KMS gives a key', () => {
    assert.deepEqual(judge(template(undefined, TOPIC), 'Topic'), {
      'sns-cloudwatch-alarm': 'no',
      'sns-topic': 'yes',
    });
  });
  it('is not to be told of a policy that a parameter or a macro writes', () => {
    const files = {
      'template.json': JSON.stringify({
        Parameters: { Text: { Type: 'String' } },
        Resources: { ...TOPIC, Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Ref: 'Text' } } } },
      }),
    };
    assert.equal(judge(files, 'Topic')['sns-cloudwatch-alarm'], 'unknown');
  });
  it('by the name of an alias', () => {
    const files = template([ROOT], {
      ...TOPIC,
      Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { Ref: 'Name' } } },
      Name: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/a', TargetKeyId: { Ref: 'Key' } } },
    });
    assert.equal(judge(files, 'Topic')['sns-cloudwatch-alarm'], 'no');
  });
});

describe('keys admit CloudWatch Logs', () => {
  const logs = (statement: object, LogGroupName?: unknown): string | undefined =>
    judge(
      template([ROOT, statement], {
        Logs: {
          Type: 'AWS::Logs::LogGroup',
          Properties: {
            KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
            ...(LogGroupName !== undefined && { LogGroupName }),
          },
        },
      }),
      'Logs',
    )['cloudwatch-logs'];
  const ACTIONS = ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'];
  const HERE = SUB('logs.${AWS::Region}.amazonaws.com');
  const context = (text: string): object =>
    where({
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': SUB(
          `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:${text}`,
        ),
      },
    });
  it('by its name in the Region', () => {
    assert.equal(logs(service(HERE, { Action: ACTIONS })), 'yes');
    assert.equal(logs(service(SUB('logs.${AWS::Region}.${AWS::URLSuffix}'), { Action: ACTIONS })), 'yes');
    assert.equal(
      logs(service({ 'Fn::Join': ['', ['logs.', { Ref: 'AWS::Region' }, '.amazonaws.com']] }, { Action: ACTIONS })),
      'yes',
    );
  });
  it('perhaps by a Region that is written, or by the name without one', () => {
    assert.equal(logs(service('logs.eu-west-1.amazonaws.com', { Action: ACTIONS })), 'unknown');
    assert.equal(logs(service('logs.amazonaws.com', { Action: ACTIONS })), 'unknown');
  });
  it('not by another service', () => {
    assert.equal(logs(service('delivery.logs.amazonaws.com', { Action: ACTIONS })), 'no');
  });
  it('perhaps without an action that AWS lists but may not need', () => {
    assert.equal(logs(service(HERE, { Action: ['kms:GenerateDataKey*', 'kms:Decrypt'] })), 'unknown');
  });
  it('for all log groups, for this one, not for another', () => {
    assert.equal(logs(service(HERE, { Action: ACTIONS, ...context('*') })), 'yes');
    assert.equal(logs(service(HERE, { Action: ACTIONS, ...context('log-group:/app/*') }), '/app/web'), 'yes');
    assert.equal(logs(service(HERE, { Action: ACTIONS, ...context('log-group:/app/web') }), '/app/web'), 'yes');
    assert.equal(logs(service(HERE, { Action: ACTIONS, ...context('log-group:/app/db') }), '/app/web'), 'no');
    assert.equal(logs(service(HERE, { Action: ACTIONS, ...context('log-group:/app/db') })), 'unknown');
  });
});

describe('keys admit CloudTrail', () => {
  const store = {
    Store: { Type: 'AWS::CloudTrail::EventDataStore', Properties: { KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
  };
  const lake = (more: object): string | undefined =>
    judge(
      template(
        [
          service('cloudtrail.amazonaws.com', {
            Action: ['kms:GenerateDataKey', 'kms:Decrypt', 'kms:DescribeKey'],
            ...more,
          }),
        ],
        store,
      ),
      'Store',
    )['cloudtrail-lake'];
  it('into an event data store, which sends no source', () => {
    assert.equal(lake({}), 'yes');
    assert.equal(lake(where({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } })), 'no');
  });
  it('into a trail, by the context that it encrypts with', () => {
    const files = template(
      [
        service('cloudtrail.amazonaws.com', {
          Action: ['kms:GenerateDataKey*', 'kms:DescribeKey'],
          Condition: {
            StringLike: {
              'kms:EncryptionContext:aws:cloudtrail:arn': SUB('arn:aws:cloudtrail:*:${AWS::AccountId}:trail/*'),
            },
          },
        }),
      ],
      { Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { KMSKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } } },
    );
    assert.equal(judge(files, 'Trail')['cloudtrail-trail'], 'yes');
  });
});
