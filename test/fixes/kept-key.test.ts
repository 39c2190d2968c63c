/** A store that names a key already: a fix that turns encryption on puts it under that key, and says so. */
import assert from 'node:assert/strict';
import type { Fix } from '../../server/model/finding.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

const TYPES = {
  'EBS volume': 'AWS::EC2::Volume, Properties: { AvailabilityZone: eu-west-1a, Size: 8',
  'RDS instance': 'AWS::RDS::DBInstance, Properties: { DBInstanceClass: db.t4g.micro, Engine: mysql',
  'EFS file system': 'AWS::EFS::FileSystem, Properties: { PerformanceMode: generalPurpose',
} as const;
const ROOT = '{ AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root" }';

/** The fix of a store that names no key of its own, where a key's policy lets in `principal`. */
function turnsOn(noun: keyof typeof TYPES, key: string, principal = ROOT): Fix {
  const { analyses } = lintFiles({
    'template.yaml': `Parameters:
  KeyArn: { Type: String }
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      EnableKeyRotation: true
      KeyPolicy: { Statement: [{ Effect: Allow, Principal: ${principal}, Action: "kms:*", Resource: "*" }] }
  Store: { Type: ${TYPES[noun]}, KmsKeyId: ${key} } }
`,
  });
  const [analysis] = analyses;
  const finding = analysis?.findings.find(({ resource }) => resource.address === 'Store');
  assert.ok(analysis && finding);
  const [fix] = analyzer.fixes(finding, analysis).fixes;
  assert.ok(fix);
  return fix;
}

describe('a fix that turns encryption on', () => {
  for (const noun of Object.keys(TYPES) as (keyof typeof TYPES)[])
    it(`of an ${noun} names the key that is named already`, () => {
      const { title, access, outcome, key } = turnsOn(noun, '!GetAtt Key.Arn');
      assert.match(title, new RegExp(`^Encrypt ${noun} \`Store\` with key \`Key\` \\(`));
      assert.deepEqual(outcome, { is: 'mended', level: 'customer', key: 'kept' });
      assert.equal(access, 'unchanged');
      assert.equal(key, undefined);
    });
  it('is judged by the policy of that key', () => {
    const shut = turnsOn('EFS file system', '!GetAtt Key.Arn', '{ AWS: "arn:aws:iam::123456789012:role/other" }');
    assert.equal(shut.access, 'needs-key-access');
    assert.match(shut.recipe?.join(' ') ?? '', /Access: whoever deploys it needs /);
  });
  it('says what is known of a key that is not in the project', () => {
    const given = turnsOn('EBS volume', '!Ref KeyArn');
    assert.match(given.title, /^Encrypt EBS volume `Store` with the key that it names \(.*, may need key access\)$/);
    assert.deepEqual(given.outcome, { is: 'mended', key: 'kept' });
    assert.equal(given.access, 'needs-key-access');
    const alias = turnsOn('EBS volume', 'alias/mine');
    assert.match(alias.title, /^Encrypt EBS volume `Store` with key `alias\/mine` /);
    assert.deepEqual(alias.outcome, { is: 'mended', level: 'customer', key: 'kept' });
  });
  it('ends under the AWS-managed key where that is named, or none is', () => {
    for (const key of ['alias/aws/ebs', '!Ref AWS::NoValue']) {
      const { title, outcome, access } = turnsOn('EBS volume', key);
      assert.match(title, /^Encrypt EBS volume `Store` with the AWS-managed key \(/);
      assert.deepEqual(outcome, { is: 'mended', level: 'aws', key: 'aws' });
      assert.equal(access, 'unchanged');
    }
  });
});
