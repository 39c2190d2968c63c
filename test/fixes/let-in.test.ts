/** Statements that let who must use a key in, added to the key's policy wherever that is kept; afterwards nothing is left to tell. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../server/edits/apply.ts';
import type { Fix } from '../../server/model/finding.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

const RULE = 'kms-key-admits-service';

/** The text after the fix, and the fix; the rule must be silent then. */
function mend(name: string, text: string): { readonly text: string; readonly fix: Fix } {
  const [analysis] = lintFiles({ [name]: text }).analyses;
  const finding = analysis?.findings.find(({ rule }) => rule.id === RULE);
  assert.ok(analysis && finding);
  const { fixes, refused } = analyzer.fixes(finding, analysis);
  const fix = fixes.find(({ id }) => id === 'let-in');
  assert.ok(fix, refused.map(({ because }) => because).join(' '));
  const after = applyEdits(text, fix.edits);
  const left = lintFiles({ [name]: after }).analyses.flatMap(({ findings, project }) => {
    assert.ok(project.documents.every(({ problems }) => problems.length === 0));
    return findings.filter(({ rule }) => rule.id === RULE);
  });
  assert.deepEqual(
    left.map(({ message }) => message),
    [],
  );
  return { text: after, fix };
}
const ROOT =
  '{ Effect: Allow, Principal: { AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root" }, Action: "kms:*", Resource: "*" }';
const template = (policy: string, use: string): string =>
  `Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: true\n${policy}${use}`;
const LOGS =
  '  Logs:\n    Type: AWS::Logs::LogGroup\n    Properties:\n      LogGroupName: /app\n      KmsKeyId: !GetAtt Key.Arn\n';
const GROUP = `  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        BlockDeviceMappings:
          - DeviceName: /dev/xvda
            Ebs: { Encrypted: true, KmsKeyId: !GetAtt Key.Arn }
  Group:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      LaunchTemplate: { LaunchTemplateId: !Ref Template, Version: "1" }
`;

describe('letting in who must use a key', () => {
  it('is asked for, and is never done unasked', () => {
    const { fix } = mend('template.yaml', template(`      KeyPolicy: { Statement: [${ROOT}] }\n`, LOGS));
    assert.equal(fix.title, 'Let `logs.<region>.amazonaws.com` use key `Key`');
    assert.equal(fix.confirm, 'This changes the policy of key `Key`.');
    assert.equal(fix.preferred, false);
  });
  it('says for which log group, where that has a name', () => {
    const { text } = mend('template.yaml', template(`      KeyPolicy: { Statement: [${ROOT}] }\n`, LOGS));
    assert.match(text, /log-group:\/app'?"?\b/);
  });
  it('keeps what KMS gives a key without a policy', () => {
    const { text } = mend('template.yaml', template('', LOGS));
    assert.match(text, /:root[^]*Action: kms:\*[^]*Service: !Sub logs\.\$\{AWS::Region\}/);
  });
  it('makes a list of the one statement that there is', () => {
    const { text } = mend('template.yaml', template(`      KeyPolicy:\n        Statement: ${ROOT}\n`, LOGS));
    assert.match(text, /logs\.\$\{AWS::Region\}/);
  });
  it("narrows by all that the service's calls carry", () => {
    const trail = '  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties: { KMSKeyId: !GetAtt Key.Arn }\n';
    const { text } = mend('template.yaml', template('', trail));
    assert.match(text, /StringLike[^]*kms:EncryptionContext:aws:cloudtrail:arn[^]*ArnLike[^]*aws:SourceArn/);
  });
  it('gives grants a statement of their own', () => {
    for (const policy of [
      '',
      `      KeyPolicy:\n        Statement:\n          - ${ROOT}\n`,
      `      KeyPolicy: { Statement: ${ROOT} }\n`,
    ]) {
      const { text } = mend('template.yaml', template(policy, GROUP));
      assert.match(text, /AWSServiceRoleForAutoScaling[^]*kms:CreateGrant[^]*kms:GrantIsForAWSResource/);
    }
  });
  const tf = (key: object): string =>
    `${JSON.stringify(
      {
        resource: {
          aws_kms_key: { key },
          aws_sqs_queue: { queue: { kms_master_key_id: '${aws_kms_key.key.arn}' } },
          aws_sns_topic_subscription: {
            one: { protocol: 'sqs', topic_arn: 'arn', endpoint: '${aws_sqs_queue.queue.arn}' },
          },
        },
      },
      undefined,
      2,
    )}\n`;
  it('in jsonencode, in a text, and in a resource of its own', () => {
    const policy =
      '${jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:root" }, Action = "kms:*", Resource = "*" }] })}';
    assert.match(mend('main.tf.json', tf({ policy })).text, /sns\.amazonaws\.com/);
    assert.match(mend('main.tf.json', tf({})).text, /"aws_kms_key_policy"[^]*sns\.amazonaws\.com/);
  });
});
