/** Rules about traffic are one family: off unless asked for, and asked for or hidden by one word. */
import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import { familyName } from '../../server/model/rule.ts';
import type { Settings } from '../../server/model/settings.ts';
import { lintFiles } from '../picture/lint-files.ts';

const cluster = (comment = ''): string => `Resources:
  Events:
    Type: AWS::MSK::Cluster
    Properties:
      EncryptionInfo:
        EncryptionInTransit:
          ClientBroker: TLS_PLAINTEXT ${comment}
`;
const RULE = 'msk-cluster-clients-use-tls';
const shown = (text: string, settings: Partial<Settings>): readonly string[] =>
  lintFiles({ 'a.yaml': text }, settings)
    .analyses.flatMap(({ findings }) => findings)
    .filter(({ rule, suppressed }) => rule.id === RULE && !suppressed)
    .map(({ severity }) => severity);

describe('the in-transit family', () => {
  const family = catalogue.rules().filter((rule) => rule.concern === 'in-transit');
  it('is off in recommended, and on in hipaa and strict', () => {
    assert.ok(family.length > 30);
    for (const { id, severity } of family) {
      assert.equal(severity.recommended, 'off', id);
      assert.ok(severity.hipaa !== 'off' && severity.strict !== 'off', id);
    }
  });
  it('has one name', () => {
    assert.deepEqual([...new Set(family.map(familyName))], ['in-transit']);
    for (const rule of catalogue.rules())
      assert.equal(familyName(rule) === 'in-transit', rule.concern === 'in-transit');
  });
  it('is turned on and off by its name, and a rule beats it', () => {
    assert.deepEqual(shown(cluster(), { profile: 'recommended' }), []);
    assert.deepEqual(shown(cluster(), { profile: 'hipaa' }), ['warning']);
    assert.deepEqual(shown(cluster(), { profile: 'recommended', rules: { 'in-transit': 'info' } }), ['info']);
    assert.deepEqual(shown(cluster(), { profile: 'hipaa', rules: { 'in-transit': 'off' } }), []);
    assert.deepEqual(shown(cluster(), { profile: 'hipaa', rules: { 'in-transit': 'off', [RULE]: 'error' } }), [
      'error',
    ]);
  });
  it('is suppressed by its name', () => {
    assert.deepEqual(shown(cluster('# atrest: ignore[in-transit] -- mesh'), { profile: 'hipaa' }), []);
    assert.deepEqual(shown(cluster('# atrest: ignore[encrypted] -- mesh'), { profile: 'hipaa' }), ['warning']);
  });
});
