/** Messages never say more than is known. */
import assert from 'node:assert/strict';
import type { Settings } from '../../server/model/settings.ts';
import type { Finding } from '../../server/model/finding.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

function findingOf(rule: string, file: string, text: string, settings: Partial<Settings> = {}): Finding {
  const { analyses } = lintFiles({ [file]: text }, settings);
  const found = analyses.flatMap(({ findings }) => findings).find((finding) => finding.rule.id === rule);
  assert.ok(found, `there is no ${rule}`);
  return found;
}
const resource = (type: string, properties: string): string =>
  `Resources:\n  K:\n    Type: ${type}\n    Properties: ${properties}\n`;

describe('words', () => {
  it('of a formula that can not be told claim nothing, and say why', () => {
    const key = resource('AWS::KMS::Key', '{ PendingWindowInDays: !ImportValue days }');
    const { verdict, message } = findingOf('kms-key-deletion-window', 'a.yaml', key);
    assert.equal(verdict, 'unknown');
    assert.equal(
      message,
      "It can't be told from here whether this is so of `K`: KMS key can be deleted within days. What decides it is not known: it is imported from another stack.",
    );
    const known = resource('AWS::KMS::Key', '{ PendingWindowInDays: 7 }');
    assert.match(findingOf('kms-key-deletion-window', 'a.yaml', known).message, /^KMS key `K` is gone 7 days after /);
  });

  it('of a formula that can not be told name the item', () => {
    const message = findingOf(
      'ssm-session-logs-encrypted',
      'a.yaml',
      resource('AWS::SSM::Document', '{ DocumentType: Session, Content: !ImportValue x }'),
    ).message;
    assert.match(message, /^It can't be told from here whether this is so of `K`: /);
    assert.doesNotMatch(message, /whether this holds/);
  });

  describe('of what is wanted', () => {
    const cases: readonly (readonly [type: string, properties: string, rule: string, wanted: string])[] = [
      ['AWS::EC2::Volume', '{ Size: 1 }', 'ebs-volume-encrypted', 'aws'],
      ['AWS::RDS::DBInstance', '{ Engine: mysql }', 'rds-instance-encrypted', 'aws'],
      ['AWS::SQS::Queue', '{ SqsManagedSseEnabled: false }', 'sqs-queue-encrypted', 'service'],
      ['AWS::EC2::Volume', '{ Encrypted: true }', 'ebs-volume-customer-key', 'customer'],
    ];
    for (const [type, properties, rule, wanted] of cases)
      it(`${type}: ${rule} asks for a level that the store can have`, () => {
        const finding = findingOf(rule, 'a.yaml', resource(type, properties));
        assert.equal(finding.wanted, wanted);
        const text = analyzer.explain(finding);
        assert.equal(text.includes('a key of the service'), wanted === 'service');
      });
  });

  describe('of a key that is named as a text', () => {
    const ARN = 'arn:aws:kms:eu-west-1:111122223333:';
    const cases: readonly (readonly [key: string, levels: string, reasons: number])[] = [
      ['alias/aws/ebs', 'aws', 0],
      [`${ARN}alias/aws/ebs`, 'aws', 0],
      ['alias/mine', 'customer', 0],
      [`${ARN}alias/mine`, 'customer', 0],
      ['1234abcd-12ab-34cd-56ef-1234567890ab', 'aws|customer', 1],
      [`${ARN}key/1234abcd-12ab-34cd-56ef-1234567890ab`, 'aws|customer', 1],
    ];
    for (const [name, levels, reasons] of cases)
      it(`${name}: say whose it is, or why that is not known`, () => {
        const { analyses } = lintFiles({
          'a.yaml': resource('AWS::EC2::Volume', `{ Encrypted: true, KmsKeyId: '${name}' }`),
        });
        const [store] = analyses.flatMap(({ stores }) => stores);
        assert.ok(store);
        assert.equal(store.protection.levels.join('|'), levels);
        assert.equal(store.protection.reasons.length, reasons);
      });
  });

  it('of a doubt are as loud as the setting says', () => {
    const text = resource('AWS::EC2::Volume', '{ Encrypted: !ImportValue x }');
    for (const unknown of ['hint', 'warning'] as const)
      assert.equal(
        findingOf('ebs-volume-encrypted', 'a.yaml', text, { unknown, profile: 'recommended' }).severity,
        unknown,
      );
  });

  it('of a key where encryption itself is in doubt call nobody its holder', () => {
    const text = resource('AWS::EC2::Volume', '{ Encrypted: !ImportValue x }');
    const { message, verdict } = findingOf('ebs-volume-customer-key', 'a.yaml', text, { unknown: 'off' });
    assert.equal(verdict, 'fail');
    assert.equal(message, 'EBS volume `K` does not use a customer-managed key, whatever else it is.');
  });
});
