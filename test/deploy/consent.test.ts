import assert from 'node:assert/strict';
import { consentTo, consentToAll, retitled } from '../../server/deploy/consent.ts';
import { createDeploys } from '../../server/deploy/deploys.ts';
import { compare } from '../../server/deploy/diff/compare.ts';
import { deployThread } from '../../server/deploy/thread.ts';
import type { DeployDiff } from '../../server/model/deploy.ts';
import type { Analysis, Fix } from '../../server/model/finding.ts';
import type { Settings } from '../../server/model/settings.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

const here: DeployDiff = { compare: (texts) => Promise.resolve(compare(texts)), warm: () => true };
const nowhere = deployThread([]);

function fixOf(text: string, address: string, settings: Partial<Settings> = {}): readonly [Fix, Analysis] {
  const { analyses } = lintFiles({ 'a.yaml': text }, { profile: 'recommended', ...settings });
  const [analysis] = analyses;
  const finding = analysis?.findings.find(({ resource }) => resource.address === address);
  assert.ok(analysis && finding);
  const [fix] = analyzer.fixes(finding, analysis).fixes;
  assert.ok(fix);
  return [fix, analysis];
}
const volume = 'Resources:\n  Data:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n';
const database =
  'Resources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: postgres\n      StorageEncrypted: false\n';
const table = 'Resources:\n  Data:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      KeySchema: []\n';

describe('what a deploy of a fix does', () => {
  it('is what the kind knows, where that is worse than what the specification says', async () => {
    const [fix, analysis] = fixOf(volume, 'Data');
    const outcome = await createDeploys(here).of(fix, analysis);
    assert.equal(outcome?.computed, true);
    assert.deepEqual(outcome.effects, [
      {
        resource: 'Data',
        type: 'AWS::EC2::Volume',
        effect: 'rejected',
        because: 'CloudFormation rejects this update of a resource that is live',
      },
    ]);
    assert.match(consentTo(fix, outcome).join(' '), /^A deploy fails if `Data` is already deployed/);
    assert.equal(retitled(fix, outcome), fix.title);
  });

  it('says so where it could not be worked out, and keeps what the kind knows', async () => {
    const [fix, analysis] = fixOf(database, 'Db');
    const deploys = createDeploys(nowhere);
    const outcome = await deploys.of(fix, analysis);
    assert.equal(outcome?.computed, false);
    assert.deepEqual(
      outcome.effects.map(({ resource, effect }) => [resource, effect]),
      [['Db', 'replaces']],
    );
    assert.match(
      consentTo(fix, outcome).join(' '),
      /with its data\. The impact on other resources was not computed\.$/,
    );
    assert.equal(deploys.known(fix), undefined);
  });

  it('asks nothing for what changes in place, worked out or not', async () => {
    const [fix, analysis] = fixOf(table, 'Data');
    for (const diff of [here, nowhere]) {
      const outcome = await createDeploys(diff).of(fix, analysis);
      assert.ok(outcome);
      assert.deepEqual(consentTo(fix, outcome), []);
      assert.ok(outcome.effects.every(({ effect }) => effect === 'in-place'));
    }
  });

  it('is worked out once, and again where it failed', async () => {
    let asked = 0;
    let answer: ReturnType<typeof compare> = undefined;
    const deploys = createDeploys({
      compare: () => {
        asked++;
        return Promise.resolve(answer);
      },
      warm: () => true,
    });
    const [fix, analysis] = fixOf(database, 'Db');
    await Promise.all([deploys.of(fix, analysis), deploys.of(fix, analysis)]);
    assert.equal(asked, 1);
    answer = [];
    await deploys.of(fix, analysis);
    await deploys.of(fix, analysis);
    assert.equal(asked, 2);
    assert.ok(deploys.known(fix));
  });

  it("is nothing where the file is not deployed, or the resource is Terraform's", async () => {
    const [fix, analysis] = fixOf(database, 'Db', { deployed: false });
    assert.equal(await createDeploys(here).of(fix, analysis), undefined);
    assert.deepEqual(await createDeploys(here).together(fix.edits, [{ finding: fix.finding, analysis }]), []);
    const terraform = lintFiles({ 'main.tf.json': '{"resource":{"aws_efs_file_system":{"a":{}}}}' }).analyses[0];
    const finding = terraform?.findings[0];
    const other = terraform && finding && analyzer.fixes(finding, terraform).fixes[0];
    assert.ok(other);
    assert.equal(await createDeploys(here).of(other, terraform), undefined);
  });

  it('counts many resources instead of naming all', () => {
    const effect = { type: 'T', effect: 'replaces', because: "`A` can't be changed in place" } as const;
    const many = Array.from({ length: 9 }, (_, index) => ({ ...effect, resource: `R${index}` }));
    assert.match(
      consentToAll(many).join(' '),
      /^A deploy replaces `R0`, `R1`, `R2`, `R3` and 5 more\. `R0`: `A` can't be changed in place; `R1`/,
    );
    assert.deepEqual(consentToAll(many.slice(0, 1)), []);
    assert.match(
      consentToAll([{ ...effect, resource: 'R', data: 'snapshot' }, ...many]).join(' '),
      /^A deploy replaces `R`, .*\. A snapshot of `R` stays\. /,
    );
  });
});
