/** What is said of a finding, and of a store that has none: every case with its own evidence. */
import assert from 'node:assert/strict';
import { DEFAULTS } from '../../server/model/settings.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

function told(properties: string): string {
  const text = `Conditions:
  Live: !Equals [!Ref AWS::Region, x]
Resources:
  Key: { Type: AWS::KMS::Key }
  Other: { Type: AWS::KMS::Key }
  Data: { Type: AWS::EC2::Volume, Properties: { ${properties} } }
`;
  const [analysis] = lintFiles({ 'a.yaml': text }).analyses;
  const store = analysis?.stores.find(({ site }) => site.resource.address === 'Data');
  assert.ok(analysis && store);
  return analyzer.explainStore(store, analysis, DEFAULTS).toString();
}
const FACT =
  'the key named encrypts it; where none is named, the default EBS key of the account and Region does (`aws/ebs` unless changed)';

describe('a store without a finding', () => {
  it('is explained by the evidence of its one case', () => {
    assert.equal(
      told('Encrypted: true, KmsKeyId: !GetAtt Key.Arn'),
      `**EBS volume \`Data\`: pass**

- Now: encrypted with a customer-managed KMS key (declared)

Evidence:
1. \`Encrypted\` is \`true\`
2. \`KmsKeyId\` is \`Key\`
3. KMS key \`Key\`
4. ${FACT}`,
    );
  });
  it('is explained by the evidence of each case', () => {
    assert.equal(
      told('Encrypted: true, KmsKeyId: !If [Live, !GetAtt Key.Arn, !GetAtt Other.Arn]'),
      `**EBS volume \`Data\`: pass**

- Now: encrypted with a customer-managed KMS key (declared)

Evidence when \`Live\` is true:
1. \`Encrypted\` is \`true\`
2. \`KmsKeyId\` is \`Key\`
3. condition \`Live\` is true
4. KMS key \`Key\`
5. ${FACT}

Evidence when \`Live\` is false:
1. \`Encrypted\` is \`true\`
2. \`KmsKeyId\` is \`Other\`
3. condition \`Live\` is false
4. KMS key \`Other\`
5. ${FACT}`,
    );
  });
});

describe('a finding', () => {
  const told = (type: string, properties: string, rule: string): readonly string[] => {
    const text = `Resources:\n  Data: { Type: ${type}, Properties: { ${properties} } }\n`;
    const [analysis] = lintFiles({ 'a.yaml': text }).analyses;
    const finding = analysis?.findings.find((one) => one.rule.id === rule);
    assert.ok(finding);
    const fix = { deploy: ['`Data`: it changes in place'], recipe: ['Do that.'] };
    return [analyzer.explainText(finding), analyzer.explainText(finding, fix, true)].map((one) =>
      // Which controls there are is told by the tables of controls.
      one.toString().replace(/^(- Controls: [A-Z]+ ).*$/m, '$1...'),
    );
  };
  it('of a store is explained by its level, what is wanted, and the evidence', () => {
    const evidence = `
Evidence:
1. \`SqsManagedSseEnabled\` is \`false\`
2. \`KmsMasterKeyId\` is not written
3. SSE-SQS is turned off and no key is named, so messages are stored in the clear

Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html`;
    assert.deepEqual(told('AWS::SQS::Queue', 'SqsManagedSseEnabled: false', 'sqs-queue-encrypted'), [
      `**SQS queue is not encrypted at rest** (\`sqs-queue-encrypted\`)

SQS queue \`Data\` is not encrypted at rest: SSE-SQS is turned off and no key is named, so messages are stored in the clear.

- Now: not encrypted
- Wanted: encrypted with a key of the service, or better
- If it is deployed already: it changes in place
- Controls: FSBP ...
${evidence}`,
      `- Now: not encrypted
- Wanted: encrypted with a key of the service, or better
- A deploy of the fix:
  - \`Data\`: it changes in place
- Do that.
- Controls: FSBP ...
${evidence}`,
    ]);
  });
  it('of a rule with a formula is explained without a level', () => {
    assert.deepEqual(told('AWS::KMS::Key', 'PendingWindowInDays: 7', 'kms-key-deletion-window'), [
      `**KMS key can be deleted within days** (\`kms-key-deletion-window\`)

KMS key \`Data\` is gone 7 days after someone schedules its deletion, and everything under it with it. A longer window leaves time to notice; 30 days is the longest.

- If it is deployed already: it changes in place
- Controls: FSBP ...`,
      `- A deploy of the fix:
  - \`Data\`: it changes in place
- Do that.
- Controls: FSBP ...`,
    ]);
  });
});
