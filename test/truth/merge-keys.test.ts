/** Merge keys of YAML: what is written beside `<<` wins, and of what is merged the first. */
import assert from 'node:assert/strict';
import { said } from './said.ts';

const volume = (properties: string, anchors = ''): readonly string[] =>
  said(
    { 'a.yaml': `${anchors}Resources:\n  V:\n    Type: AWS::EC2::Volume\n    Properties:\n${properties}` },
    'ebs-volume-encrypted',
  );
const off = 'X: &off\n  Encrypted: false\n';
const on = 'Y: &on\n  Encrypted: true\n';

describe('a merge key', () => {
  it('loses against what is written beside it, before or behind', () => {
    assert.deepEqual(volume('      Encrypted: true\n      <<: *off\n', off), []);
    assert.deepEqual(volume('      <<: *off\n      Encrypted: true\n', off), []);
    assert.deepEqual(volume('      <<: *on\n      Encrypted: false\n', on), ['V ebs-volume-encrypted fail']);
  });

  it('adds what is not written', () => {
    assert.deepEqual(volume('      <<: *off\n', off), ['V ebs-volume-encrypted fail']);
    assert.deepEqual(volume('      <<: *on\n', on), []);
    assert.deepEqual(volume('      <<: { Encrypted: true }\n'), []);
  });

  it('of several maps takes the first, and follows those that these merge', () => {
    assert.deepEqual(volume('      <<: [*on, *off]\n', off + on), []);
    assert.deepEqual(volume('      <<: [*off, *on]\n', off + on), ['V ebs-volume-encrypted fail']);
    const chain = `${on}Z: &z\n  <<: *on\n  Size: 1\n`;
    assert.deepEqual(volume('      <<: *z\n', chain), []);
  });

  it('that leads nowhere leaves everything open that is not written', () => {
    assert.deepEqual(volume('      <<: *gone\n'), ['V ebs-volume-encrypted unknown']);
    assert.deepEqual(volume('      <<: !GetAtt A.B\n'), ['V ebs-volume-encrypted unknown']);
  });

  it('that leads to itself, or to the same map a thousand million times, has an end', () => {
    assert.deepEqual(volume('      <<: &me\n        <<: *me\n        Encrypted: true\n'), []);
    let bomb = 'L0: &l0 { Encrypted: true }\n';
    for (let level = 1; level < 30; level++)
      bomb += `L${String(level)}: &l${String(level)} { <<: [${Array(9)
        .fill(`*l${String(level - 1)}`)
        .join(', ')}] }\n`;
    assert.deepEqual(volume('      <<: *l29\n', bomb), []);
  });
});
