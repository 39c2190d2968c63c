/** Which principals of the account the policy of a key of the project lets in. */
import assert from 'node:assert/strict';
import { lintFiles } from '../picture/lint-files.ts';
import { ROOT, SUB, judge, service, template } from './key-judge.ts';

describe('keys admit a service-linked role', () => {
  const ROLE = SUB(
    'arn:aws:iam::${AWS::AccountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
  );
  const USE = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];
  const group = (statements: readonly object[], properties: object = {}): Readonly<Record<string, string>> =>
    template(statements, {
      Template: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: {
          LaunchTemplateData: {
            BlockDeviceMappings: [
              { DeviceName: '/dev/xvda', Ebs: { Encrypted: true, KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
            ],
          },
        },
      },
      Group: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' }, ...properties },
      },
    });
  const found = (files: Readonly<Record<string, string>>): readonly string[] =>
    lintFiles(files).analyses.flatMap(({ findings }) =>
      findings.filter(({ rule }) => rule.id === 'kms-key-admits-service').map(({ message }) => message),
    );
  it("not by the account's root: nobody can edit its IAM policy", () => {
    const [message = ''] = found(group([ROOT]));
    assert.match(message, /service-linked role `AWSServiceRoleForAutoScaling` is not let in: every instance/);
    assert.match(message, / Add a statement that allows the service-linked role `AWSServiceRoleForAutoScaling` `kms:/);
  });
  it('by statements for it, the one for grants apart', () => {
    const principal = { Principal: { AWS: ROLE } };
    assert.deepEqual(
      found(
        group([
          ROOT,
          { Effect: 'Allow', ...principal, Action: USE, Resource: '*' },
          {
            Effect: 'Allow',
            ...principal,
            Action: 'kms:CreateGrant',
            Resource: '*',
            Condition: { Bool: { 'kms:GrantIsForAWSResource': true } },
          },
        ]),
      ),
      [],
    );
    assert.equal(found(group([ROOT, { Effect: 'Allow', ...principal, Action: USE, Resource: '*' }])).length, 1);
  });
  it('is not asked for where the group names a role of its own', () => {
    assert.deepEqual(
      found(
        group([ROOT], {
          ServiceLinkedRoleARN:
            'arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_own',
        }),
      ),
      [],
    );
  });
  it('perhaps as anyone of the account through EC2', () => {
    assert.deepEqual(
      found(
        group([
          {
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: 'kms:*',
            Resource: '*',
            Condition: {
              StringEquals: {
                'kms:CallerAccount': { Ref: 'AWS::AccountId' },
                'kms:ViaService': SUB('ec2.${AWS::Region}.amazonaws.com'),
              },
            },
          },
        ]),
      ),
      [],
    );
  });
});

describe('keys admit creators and callers', () => {
  const database = (statements: readonly object[] | undefined): string | undefined =>
    judge(
      template(statements, {
        Db: {
          Type: 'AWS::RDS::DBInstance',
          Properties: { Engine: 'mysql', StorageEncrypted: true, KmsKeyId: { Ref: 'Key' } },
        },
      }),
      'Db',
    )['rds'];
  it("by the account's root, and by the policy that KMS gives a key", () => {
    assert.equal(database([ROOT]), 'yes');
    assert.equal(database(undefined), 'yes');
  });
  it('as anyone of the account through the service', () => {
    const through = (name: string): object => ({
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 'kms:*',
      Resource: '*',
      Condition: {
        StringEquals: {
          'kms:CallerAccount': { Ref: 'AWS::AccountId' },
          'kms:ViaService': SUB(`${name}.\${AWS::Region}.amazonaws.com`),
        },
      },
    });
    assert.equal(database([through('rds')]), 'yes');
    assert.equal(database([through('ec2')]), 'no');
  });
  it('perhaps as a role that is named', () => {
    assert.equal(
      database([{ ...ROOT, Principal: { AWS: SUB('arn:aws:iam::${AWS::AccountId}:role/deploy') } }]),
      'unknown',
    );
  });
  it('perhaps by the root of an account that is written as a number', () => {
    assert.equal(database([{ ...ROOT, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }]), 'unknown');
  });
  it('not where the policy is for services alone', () => {
    assert.equal(database([service('logs.amazonaws.com')]), 'no');
  });
});
