/** Judges whom the policy of a key lets in, and writes keys to judge. */
import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import { admits, keyBehind } from '../../server/engine/keys/admits.ts';
import { appliedUses } from '../../server/engine/keys/applied-uses.ts';
import { underEveryCase } from '../../server/engine/cases.ts';
import { holds } from '../../server/engine/formula/formula.ts';
import { levelsOf } from '../../server/engine/judge/level.ts';
import { type Look, spellingsOf, subject } from '../../server/engine/look.ts';
import { read } from '../../server/engine/read/read.ts';
import { createWorld } from '../../server/engine/world.ts';
import { DEFAULTS } from '../../server/model/settings.ts';
import { lintFiles } from '../picture/lint-files.ts';

/** What each use of the store comes to, in the first case: `yes`, `no`, `unknown`; a use that may apply is marked with `?`. */
export function judge(files: Readonly<Record<string, string>>, address: string): Readonly<Record<string, string>> {
  const { analyses } = lintFiles(files);
  const [analysis] = analyses;
  assert.ok(analysis);
  const resource = analysis.project.resources.find((one) => one.address === address);
  assert.ok(resource, address);
  const [kind] = catalogue.kindsOf(resource.type).filter((one) => one.keyUses);
  assert.ok(kind);
  const [spelled] = spellingsOf(kind, resource.type);
  assert.ok(spelled);
  const world = createWorld(analysis.project);
  const [first] = underEveryCase((now) => {
    const look: Look = { world, catalogue, settings: DEFAULTS, now, depth: 0, levelsOf };
    const about = subject(resource, kind, spelled, [], resource.properties);
    return Object.fromEntries(
      appliedUses(about, look, holds).map(({ use, applies }) => {
        const key = keyBehind(read(about, use.key, look).value, look);
        const truth = key ? admits(key, use, about, look, holds) : 'no key';
        return [use.id, applies === 'unknown' ? `${truth}?` : truth];
      }),
    );
  }).judged;
  return first?.result ?? {};
}

export const ROOT = {
  Effect: 'Allow',
  Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } },
  Action: 'kms:*',
  Resource: '*',
};
export const service = (name: unknown, more: object = {}): object => ({
  Effect: 'Allow',
  Principal: { Service: name },
  Action: ['kms:GenerateDataKey*', 'kms:Decrypt'],
  Resource: '*',
  ...more,
});
export const where = (Condition: object): object => ({ Condition });
export const SUB = (text: string): object => ({ 'Fn::Sub': text });

/** A template with a key under these statements, and something that uses it. */
export const template = (
  statements: readonly object[] | object | undefined,
  resources: object,
): Readonly<Record<string, string>> => ({
  'template.json': JSON.stringify({
    Parameters: { Org: { Type: 'String' }, Who: { Type: 'String' } },
    Resources: {
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: statements === undefined ? {} : { KeyPolicy: { Version: '2012-10-17', Statement: statements } },
      },
      ...resources,
    },
  }),
});
