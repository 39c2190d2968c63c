/** Counts the places that are written for fixes: a title is told without them, and a choice makes one fix, not all. */
import assert from 'node:assert/strict';
import { chooseFix } from '../../server/app/fix/choice.ts';
import { analyzer } from '../picture/lint-files.ts';
import { type Counted, counted } from './counted.ts';

const FINDINGS = 77;
/** Volumes, of which each gets `Encrypted` with the only key, a new one or a parameter's. */
const volumes = (key: string): string =>
  `Resources:\n${key}${Array.from(
    { length: FINDINGS },
    (_, index) =>
      `  V${String(index)}: { Type: AWS::EC2::Volume, Properties: { AvailabilityZone: eu-west-1a, Size: 8 } }\n`,
  ).join('')}`;
const KEY = `  Key:
    Type: AWS::KMS::Key
    Properties:
      EnableKeyRotation: true
      KeyPolicy: { Statement: [{ Effect: Allow, Principal: { AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:root" }, Action: "kms:*", Resource: "*" }] }
`;

const ofVolumes = (key: string): Counted => {
  const all = counted(volumes(key), 'AWS::EC2::Volume');
  assert.equal(all.findings.length, FINDINGS);
  return all;
};

describe('edits are written', () => {
  it('of the first fix of a finding alone, where its title is told', () => {
    for (const key of ['', KEY]) {
      const { analysis, findings, written } = ofVolumes(key);
      const told = findings.map((finding) => analyzer.offers(finding, analysis).first()?.title);
      assert.equal(written(), FINDINGS);
      const all = findings.map((finding) => analyzer.fixes(finding, analysis).fixes[0]?.title);
      assert.ok(written() > FINDINGS);
      assert.deepEqual(told, all);
    }
  });

  it('not at all where no fix fits', () => {
    const { analysis, findings, written } = ofVolumes(KEY);
    for (const finding of findings)
      assert.equal(
        analyzer.offers(finding, analysis).first(() => false),
        undefined,
      );
    assert.equal(written(), 0);
  });

  it('not at all of a fix that can not be applied unasked, where that is asked', () => {
    const { analysis, findings, written } = ofVolumes(KEY);
    for (const finding of findings) assert.equal(analyzer.preferred(finding, analysis), undefined);
    assert.equal(written(), 0);
  });

  it('once for a fix that is asked for again', () => {
    const { analysis, findings, written } = ofVolumes(KEY);
    const offers = findings.map((finding) => analyzer.offers(finding, analysis));
    const first = offers.map((one) => one.first());
    assert.equal(written(), FINDINGS);
    assert.deepEqual(
      offers.map((one) => one.first()),
      first,
    );
    assert.equal(written(), 0);
  });

  it('of the fix that the options allow, by `fix`', () => {
    const { analysis, findings, written } = ofVolumes(KEY);
    const options = { rule: [], impact: 'rejected', access: 'denies-clients' } as const;
    for (const finding of findings) assert.ok('fix' in chooseFix(finding, analysis, analyzer, options));
    assert.equal(written(), FINDINGS);
  });
});
