/** What is said of a store that has no finding: every case with its own evidence. */
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
