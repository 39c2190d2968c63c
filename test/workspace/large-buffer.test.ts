import assert from 'node:assert/strict';
import { lintText } from '../../server/index.ts';
import { code } from '../../server/model/text/code.ts';

describe('a large text', () => {
  it('in a buffer is known for a template by what stands beyond its start', async () => {
    const mappings = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [`M${i}`, { a: { b: 'c'.repeat(20) } }]),
    );
    const resources = { V: { Type: 'AWS::EC2::Volume', Properties: { Encrypted: false } } };
    const text = JSON.stringify({ Mappings: mappings, Resources: resources });
    assert.ok(text.indexOf('"Resources"') > 65_536);
    const { analyses } = await lintText({ uri: 'file:///w/t.json', text });
    assert.deepEqual(
      analyses.flatMap(({ findings }) => findings.map(({ rule }) => rule.id)),
      ['ebs-volume-encrypted'],
    );
  });
  it('may hold more items than a call takes arguments', async () => {
    assert.ok(code('` '.repeat(200_000)).startsWith('`` '));
    const list = Array.from({ length: 200_000 }, (_, i) => i);
    const volume = { encrypted: '${contains(local.list, 1) ? false : false}' };
    const text = JSON.stringify({ locals: { list }, resource: { aws_ebs_volume: { v: volume } } });
    const { failed } = await lintText({ uri: 'file:///w/main.tf.json', text });
    assert.deepEqual(failed, []);
  });
});
