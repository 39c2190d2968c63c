import assert from 'node:assert/strict';
import { read, resourceAt, show, valueAt, valueOf } from './module.ts';

describe('terraform: resources', () => {
  it('finds blocks in objects and in arrays of objects at every level', () => {
    for (const resource of [
      { aws_ebs_volume: { data: { encrypted: true } } },
      [{ aws_ebs_volume: [{ data: [{ encrypted: true }] }] }],
      { aws_ebs_volume: { data: [{ encrypted: true }] } },
    ]) {
      const volume = resourceAt(read({ 'main.tf.json': { '//': 'x', resource } }), 'aws_ebs_volume.data');
      assert.equal(volume.type, 'aws_ebs_volume');
      assert.equal(show(valueAt(volume, 'encrypted')), 'true');
      assert.equal(volume.body?.kind, 'map');
    }
  });
  it('references, variables and locals', () => {
    const blocks = {
      resource: { aws_kms_key: { k: {} } },
      variable: { on: { type: 'bool', default: 'true' }, none: {} },
      locals: { a: '${var.on}', b: '${local.a && true}', loop: '${local.loop}' },
    };
    assert.equal(show(valueOf('${aws_kms_key.k.arn}', blocks)), '->aws_kms_key.k.arn');
    assert.equal(show(valueOf('${aws_kms_key.gone.arn}', blocks)), '->aws_kms_key.gone.arn (missing)');
    assert.equal(show(valueOf('${var.on}', blocks)), 'true');
    assert.equal(show(valueOf('${local.b}', blocks)), 'true');
    assert.equal(show(valueOf('${local.loop}', blocks)), '?');
    assert.equal(show(valueOf('${var.none}', blocks)), '?');
    assert.equal(
      show(valueOf('${var.none == "x" ? true : false}', blocks)),
      'var.none == "x" => true | not var.none == "x" => false',
    );
  });
});
