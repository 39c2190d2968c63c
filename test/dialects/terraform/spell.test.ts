import assert from 'node:assert/strict';
import { RawExpression } from '../../../server/model/fresh.ts';
import { terraformSpeller } from '../../../server/dialects/terraform/spell.ts';
import { nodeAt } from '../../../server/syntax/walk.ts';
import { read, resourceAt } from './module.ts';

const { reference, resource, freshName } = terraformSpeller;
const project = read({
  'main.tf.json': {
    module: { m: { source: './m' } },
    resource: { aws_kms_key: { k: {}, many: { count: 2 }, each: { for_each: {} } }, aws_s3_bucket: { b: {} } },
    data: { aws_kms_alias: { a: {} } },
  },
  'more.tf.json': { resource: { aws_kms_key: { other_file: {} } } },
  'more.tf': 'resource "aws_kms_key" "in_tf" {}\n',
  'm/main.tf.json': { resource: { aws_kms_key: { k: {} }, aws_s3_bucket: { b: {} } } },
});
const at = (address: string): ReturnType<typeof resourceAt> => resourceAt(project, address);

describe('terraform: spelling', () => {
  for (const [to, from, spelled] of [
    ['aws_kms_key.k', 'aws_s3_bucket.b', 'aws_kms_key.k.arn'],
    ['data.aws_kms_alias.a', 'aws_s3_bucket.b', 'data.aws_kms_alias.a.arn'],
    ['module.m.aws_kms_key.k', 'module.m.aws_s3_bucket.b', 'aws_kms_key.k.arn'],
    ['module.m.aws_kms_key.k', 'aws_s3_bucket.b', undefined],
    ['aws_kms_key.k', 'module.m.aws_s3_bucket.b', undefined],
    ['aws_kms_key.many', 'aws_s3_bucket.b', undefined],
    ['aws_kms_key.each', 'aws_s3_bucket.b', undefined],
    ['aws_kms_key.in_tf', 'aws_s3_bucket.b', 'aws_kms_key.in_tf.arn'],
  ] as const) {
    it(`${to} from ${from} is ${String(spelled)}`, () => {
      const expected = spelled === undefined ? undefined : new RawExpression(spelled);
      assert.deepEqual(reference(at(to), 'arn', at(from)), expected);
    });
  }

  for (const [what, content, path, value] of [
    ['beside one of the type', { resource: { t: { a: {} } } }, ['resource', 't', 'n'], { x: 1 }],
    ['of a new type', { resource: { u: { a: {} } } }, ['resource', 't', 'n'], { x: 1 }],
    ['in a list of types', { resource: [{ u: { a: {} } }] }, ['resource', 1], { t: { n: { x: 1 } } }],
    ['in a list of blocks', { resource: { t: [{ a: {} }], u: { a: {} } } }, ['resource', 't', 1], { n: { x: 1 } }],
  ] as const) {
    it(`a new resource ${what}`, () => {
      const single = read({ 'main.tf.json': content });
      const [beside] = single.resources;
      assert.ok(beside);
      const placed = resource({ type: 't', name: 'n', properties: { x: 1 } }, beside);
      assert.deepEqual(placed?.path, path);
      assert.deepEqual(placed.value, value);
      assert.equal(placed.map, beside.document.roots[0]);
      assert.equal(nodeAt(placed.map, placed.path), undefined);
    });
  }
  it('a name that is taken is not overwritten', () => {
    assert.equal(resource({ type: 'aws_kms_key', name: 'k', properties: {} }, at('aws_s3_bucket.b')), undefined);
  });
  it('names are new in all files of the module', () => {
    for (const [wish, name] of [
      ['MyDataKey', 'my_data_key'],
      ['k', 'k_2'],
      ['other-file', 'other_file_2'],
      ['in tf', 'in_tf_2'],
      ['9 lives', 'r_9_lives'],
      ['', 'new'],
    ] as const) {
      assert.equal(freshName('aws_kms_key', wish, at('aws_s3_bucket.b')), name);
    }
  });
});
