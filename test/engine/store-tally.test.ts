import assert from 'node:assert/strict';
import { storeTally } from '../../server/app/store-tally.ts';
import type { StoreReport } from '../../server/model/finding.ts';
import { lintFiles } from '../picture/lint-files.ts';

const TEMPLATE = `Parameters:
  On: { Type: String }
  Given: { Type: String }
Resources:
  Bare: { Type: AWS::EC2::Volume }
  # atrest: ignore[ebs-volume] -- a scratch disk
  Scratch: { Type: AWS::EC2::Volume }
  Open: { Type: AWS::EC2::Volume, Properties: { Encrypted: !Ref On } }
  # atrest: ignore[ebs-volume] -- asked elsewhere
  Aside: { Type: AWS::EC2::Volume, Properties: { Encrypted: !Ref On } }
  Default: { Type: AWS::S3::Bucket }
  Key: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: true } }
  Fine: { Type: AWS::EC2::Volume, Properties: { Encrypted: true, KmsKeyId: !Ref Key } }
  OwnOrNot: { Type: AWS::EC2::Volume, Properties: { Encrypted: true, KmsKeyId: !Ref Given } }
`;

function stores(unknown: 'off' | 'hint'): readonly StoreReport[] {
  const { analyses } = lintFiles({ 'template.yaml': TEMPLATE }, { unknown, profile: 'recommended' });
  return analyses.flatMap((analysis) => analysis.stores);
}
const verdicts = (some: readonly StoreReport[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    some.map(({ site, verdict, isSuppressed }) => [
      site.resource.address,
      `${verdict}${isSuppressed ? ', suppressed' : ''}`,
    ]),
  );

describe('the stores of a run, counted', () => {
  const wanted = {
    Bare: 'fail',
    Scratch: 'fail, suppressed',
    Open: 'unknown',
    Default: 'default',
    Fine: 'pass',
    OwnOrNot: 'unknown',
    Aside: 'unknown, suppressed',
  };
  it('stand under the verdict of the rungs that are asked for, told or not', () => {
    assert.deepEqual(verdicts(stores('off')), wanted);
    assert.deepEqual(verdicts(stores('hint')), wanted);
  });
  it('are each counted once, and what is not known also where nothing tells of it', () => {
    const counts = { judged: 7, verdict: { pass: 1, fail: 1, default: 1, unknown: 2 }, suppressed: 2 };
    assert.deepEqual(storeTally([{ stores: stores('off') }]), { ...counts, untold: 2 });
    assert.deepEqual(storeTally([{ stores: stores('hint') }]), { ...counts, untold: 0 });
  });
});
