/** How to get where a fix leads without losing data, and who must be given access. */
import assert from 'node:assert/strict';
import type { Settings } from '../../server/model/settings.ts';
import { choose } from './choose.ts';

const ROOT =
  '{ Effect: Allow, Principal: { AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root" }, Action: "kms:*", Resource: "*" }';
const key = `  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: true\n      KeyPolicy: { Statement: [${ROOT}] }\n`;
const volume = '  Data:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n';
const group = '  Logs:\n    Type: AWS::Logs::LogGroup\n';
const queue = '  Queue:\n    Type: AWS::SQS::Queue\n';
const parameter = 'Parameters:\n  KeyArn: { Type: String }\n';
const recipe = (text: string, id: string, address: string, settings: Partial<Settings> = {}): readonly string[] => {
  const chosen = choose({ 'a.yaml': text }, id, address, { profile: 'strict', ...settings });
  assert.ok(chosen, `${id} of ${address}`);
  return chosen.fix.recipe ?? [];
};

describe('the recipe of a fix', () => {
  it('is the way to move, where a deploy does not do it in place', () => {
    assert.deepEqual(recipe(`Resources:\n${volume}`, 'aws', 'Data'), [
      'How to move: Snapshot the volume, copy the snapshot with a key, make a new volume from the copy under a new name, attach it, then remove the old one.',
    ]);
  });
  it('is not told where nothing is deployed', () => {
    assert.deepEqual(recipe(`Resources:\n${volume}`, 'aws', 'Data', { deployed: false }), []);
  });
  it('is nothing for what changes in place and shuts nobody out', () => {
    const off = `${queue}    Properties:\n      SqsManagedSseEnabled: false\n`;
    assert.deepEqual(recipe(`Resources:\n${off}`, 'service', 'Queue'), []);
  });
  it('names whom the policy of a key shuts out, and what they need', () => {
    assert.deepEqual(recipe(`Resources:\n${group}${key}`, 'customer:Key', 'Logs'), [
      "Access: the key's policy must allow `logs.<region>.amazonaws.com` `kms:Encrypt*`, `kms:Decrypt*`, `kms:ReEncrypt*`, `kms:GenerateDataKey*` and `kms:Describe*`.",
    ]);
  });
  it('names users, who need the key whatever its policy says', () => {
    const lines = recipe(`Resources:\n${queue}${key}`, 'customer:Key', 'Queue');
    assert.ok(lines.some((line) => line.startsWith('Access: whoever uses it needs `kms:')));
  });
  it('of a key that is given names all, for its policy is not seen; that of a new key lets services in', () => {
    const given = recipe(`${parameter}Resources:\n${group}`, 'customer:(parameter)', 'Logs');
    assert.match(given.join('\n'), /^Access: the key's policy must allow `logs/);
    assert.deepEqual(recipe(`Resources:\n${group}`, 'customer:(new)', 'Logs'), []);
  });
  it("says what a key that AWS manages can't do", () => {
    assert.deepEqual(recipe('Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n', 'aws', 'Topic'), [
      'Access: a key that AWS manages lets no other account in; a key of your own can.',
    ]);
  });
  it('of several stores is told once for each kind', () => {
    const files = '  Files:\n    Type: AWS::EFS::FileSystem\n    Properties:\n      Encrypted: false\n';
    const lines = recipe(`Resources:\n${volume}${volume.replace('Data', 'More')}${files}`, 'shared:(new)', 'Data');
    assert.deepEqual(
      lines.filter((line) => line.startsWith('How to move')).map((line) => line.replace(/:.*/, '')),
      ['How to move (EBS volume)', 'How to move (EFS file system)'],
    );
  });
});
