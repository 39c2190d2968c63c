import assert from 'node:assert/strict';
import type { Json } from '../../../server/model/source.ts';
import { type Planned, at, find, planJson, planProject, short } from './plan.ts';

const key: Planned = {
  type: 'aws_kms_key',
  name: 'k',
  written: {},
  after: { is_enabled: true },
  unknown: { arn: true, id: true },
};
const constant = (value: Json): Json => ({ constant_value: value });
const references = (...names: string[]): Json => ({ references: names });
const kmsArn = references('aws_kms_key.k.arn', 'aws_kms_key.k');

describe('plan: what a value is', () => {
  interface Row {
    readonly what: string;
    readonly attribute?: string;
    readonly written: Json;
    readonly after?: Json;
    readonly unknown?: Json;
    readonly sensitive?: Json;
    readonly before?: Json;
    readonly rest?: Record<string, Json>;
    readonly root?: Record<string, Json>;
    readonly more?: readonly Planned[];
    readonly is: Json;
  }
  const rows: readonly Row[] = [
    { what: 'set and known', written: { encrypted: constant(true) }, after: { encrypted: true }, is: true },
    {
      what: 'set by a variable and known',
      written: { encrypted: references('var.e') },
      after: { encrypted: false },
      is: false,
    },
    { what: 'optional and computed, not set', written: {}, after: {}, unknown: { encrypted: true }, is: 'absent' },
    { what: 'not set and null', written: {}, after: { encrypted: null }, is: 'absent' },
    { what: 'not set and not there', written: {}, after: {}, is: 'absent' },
    { what: 'not set and a default of the provider', written: {}, after: { encrypted: false }, is: 'absent' },
    { what: 'not set and in the state', written: {}, before: {}, after: { encrypted: false }, is: false },
    { what: 'set to null', written: { encrypted: constant(null) }, after: { encrypted: null }, is: 'absent' },
    {
      what: 'set to a key known after apply',
      attribute: 'kms_key_id',
      written: { kms_key_id: kmsArn },
      after: {},
      unknown: { kms_key_id: true },
      is: '-> aws_kms_key.k.arn',
    },
    {
      what: 'set to a key, in the JSON syntax, which gives a constant too',
      attribute: 'kms_key_id',
      written: {
        kms_key_id: { constant_value: '${aws_kms_key.k.arn}', references: ['aws_kms_key.k.arn', 'aws_kms_key.k'] },
      },
      after: {},
      unknown: { kms_key_id: true },
      is: '-> aws_kms_key.k.arn',
    },
    {
      what: 'set to an instance of a key',
      attribute: 'kms_key_id',
      written: { kms_key_id: references('aws_kms_key.k[0].arn', 'aws_kms_key.k[0]', 'aws_kms_key.k') },
      unknown: { kms_key_id: true },
      is: '-> aws_kms_key.k.arn',
    },
    {
      what: 'set to a key that the configuration does not have',
      attribute: 'kms_key_id',
      written: { kms_key_id: references('aws_kms_key.gone.arn', 'aws_kms_key.gone') },
      unknown: { kms_key_id: true },
      is: '-> aws_kms_key.gone.arn missing',
    },
    {
      what: 'set to a key or, by a variable, to null',
      attribute: 'kms_key_id',
      written: { kms_key_id: references('var.use', 'aws_kms_key.k.arn', 'aws_kms_key.k') },
      unknown: { kms_key_id: true },
      is: 'unknown',
    },
    {
      what: 'made of two resources',
      attribute: 'kms_key_id',
      written: { kms_key_id: references('aws_kms_key.k.arn', 'aws_kms_key.k', 'aws_kms_key.j.arn', 'aws_kms_key.j') },
      unknown: { kms_key_id: true },
      is: 'unknown',
    },
    {
      what: 'set by a local, whose expression a plan does not hold',
      written: { encrypted: references('local.e') },
      unknown: { encrypted: true },
      is: 'unknown',
    },
    {
      what: 'set by a variable that is null, so that the provider fills it in',
      written: { encrypted: references('var.e') },
      unknown: { encrypted: true },
      rest: { variables: { e: {} } },
      is: 'absent',
    },
    {
      what: 'set by a variable that the plan does not list',
      written: { encrypted: references('var.e') },
      unknown: { encrypted: true },
      is: 'unknown',
    },
    {
      what: 'set by a function without references',
      written: { encrypted: {} },
      unknown: { encrypted: true },
      is: 'present',
    },
    {
      what: 'a known ARN that is the key of the plan',
      attribute: 'kms_key_id',
      written: { kms_key_id: references('aws_kms_key.deployed.arn', 'aws_kms_key.deployed') },
      before: {},
      after: { kms_key_id: 'arn:aws:kms:eu-west-1:1:key/x' },
      more: [
        {
          type: 'aws_kms_key',
          name: 'deployed',
          actions: ['no-op'],
          before: {},
          after: { arn: 'arn:aws:kms:eu-west-1:1:key/x' },
          written: {},
        },
      ],
      is: '-> aws_kms_key.deployed.arn',
    },
    {
      what: 'a known text that is made from the key, not the key',
      attribute: 'kms_key_id',
      written: { kms_key_id: kmsArn },
      after: { kms_key_id: 'x/arn:aws:kms:eu-west-1:1:key/x' },
      is: 'x/arn:aws:kms:eu-west-1:1:key/x',
    },
    {
      what: 'a secret text',
      attribute: 'x',
      written: { x: constant('hush') },
      after: { x: 'hush' },
      sensitive: { x: true },
      is: 'present',
    },
    {
      what: 'a secret flag',
      written: { encrypted: constant(true) },
      after: { encrypted: true },
      sensitive: { encrypted: true },
      is: true,
    },
    {
      what: 'a password',
      attribute: 'master_password',
      written: {},
      after: { master_password: 'hush' },
      is: 'present',
    },
    {
      what: 'a key for a password',
      attribute: 'master_user_secret_kms_key_id',
      written: { master_user_secret_kms_key_id: constant('alias/x') },
      after: { master_user_secret_kms_key_id: 'alias/x' },
      is: 'alias/x',
    },
    {
      what: 'nested blocks',
      attribute: 'rule',
      written: { rule: [{ apply: [{ sse_algorithm: constant('aws:kms'), kms_master_key_id: kmsArn }] }] },
      after: { rule: [{ apply: [{ sse_algorithm: 'aws:kms' }], bucket_key_enabled: null }] },
      unknown: { rule: [{ apply: [{ kms_master_key_id: true }] }] },
      is: [{ apply: [{ sse_algorithm: 'aws:kms', kms_master_key_id: '-> aws_kms_key.k.arn' }] }],
    },
    {
      what: 'something not set inside a nested block',
      attribute: 'root_block_device',
      written: { root_block_device: [{ volume_size: constant(10) }] },
      after: { root_block_device: [{ volume_size: 10, delete_on_termination: true }] },
      unknown: { root_block_device: [{ encrypted: true, kms_key_id: true, volume_id: true }] },
      is: [{ volume_size: 10 }],
    },
    {
      what: 'blocks of a set, which are in another order than they are written',
      attribute: 'ebs_block_device',
      written: {
        ebs_block_device: [
          { device_name: constant('b'), encrypted: constant(true) },
          { device_name: constant('a'), kms_key_id: kmsArn },
        ],
      },
      after: { ebs_block_device: [{ device_name: 'a' }, { device_name: 'b', encrypted: true }] },
      unknown: { ebs_block_device: [{ encrypted: true, kms_key_id: true }, { kms_key_id: true }] },
      is: [
        { device_name: 'b', encrypted: true },
        { device_name: 'a', kms_key_id: '-> aws_kms_key.k.arn' },
      ],
    },
    {
      what: 'blocks that look alike: only what all of them say',
      attribute: 'd',
      written: { d: [{ n: references('var.a'), x: references('var.x') }, { n: references('var.b') }] },
      after: { d: [{ n: '1' }, { n: '2' }] },
      unknown: {
        d: [
          { x: true, y: true },
          { x: true, y: true },
        ],
      },
      is: [
        { n: '1', x: 'unknown' },
        { n: '2', x: 'unknown' },
      ],
    },
    {
      what: 'a dynamic block with known items',
      attribute: 'ebs_block_device',
      written: {},
      after: { ebs_block_device: [{ device_name: 'a', encrypted: true }] },
      unknown: { ebs_block_device: [{ kms_key_id: true }] },
      is: [{ device_name: 'a', encrypted: true, kms_key_id: 'unknown' }],
    },
    {
      what: 'a block that the state has and nobody wrote',
      attribute: 'root_block_device',
      written: {},
      before: {},
      after: { root_block_device: [{ encrypted: false }] },
      is: [{ encrypted: false }],
    },
    {
      what: 'a block that is computed and not set',
      attribute: 'server_side_encryption_configuration',
      written: {},
      unknown: { server_side_encryption_configuration: true },
      is: 'absent',
    },
    {
      what: 'a block known after apply as a whole',
      attribute: 'rule',
      written: { rule: [{ sse_algorithm: constant('aws:kms'), key: kmsArn }] },
      unknown: { rule: true },
      is: [{ sse_algorithm: 'aws:kms', key: '-> aws_kms_key.k.arn' }],
    },
    {
      what: 'a list of texts, one known later',
      attribute: 'l',
      written: { l: references('x.y.z', 'x.y') },
      after: { l: ['a', null] },
      unknown: { l: [false, true] },
      is: ['a', 'present'],
    },
    {
      what: 'a map, one value known later',
      attribute: 'm',
      written: { m: references('x.y.z', 'x.y') },
      after: { m: { a: '1' } },
      unknown: { m: { b: true } },
      is: { a: '1', b: 'present' },
    },
    {
      what: 'a hostile key',
      attribute: '__proto__',
      written: JSON.parse('{"__proto__":{"constant_value":true}}') as Json,
      after: JSON.parse('{"__proto__":true}') as Json,
      is: true,
    },
  ];
  for (const row of rows)
    it(row.what, () => {
      const { written, after = {}, unknown = {}, sensitive = {}, before = null } = row;
      const volume: Planned = { written, after, unknown, sensitive, before, actions: before ? ['update'] : ['create'] };
      const project = planProject(planJson([key, volume, ...(row.more ?? [])], row.rest, row.root));
      assert.deepEqual(short(at(find(project, 'aws_ebs_volume.a'), row.attribute ?? 'encrypted')), row.is);
    });

  it('does not know what is set without a configuration', () => {
    const json = planJson([{ after: { encrypted: false }, unknown: { kms_key_id: true } }]) as Record<string, Json>;
    delete json['configuration'];
    const project = planProject(json);
    const volume = find(project, 'aws_ebs_volume.a');
    assert.equal(short(at(volume, 'encrypted')), false);
    assert.equal(short(at(volume, 'kms_key_id')), 'unknown');
    assert.match(project.notes[0]?.message ?? '', /no configuration/);
  });

  it('gives a place only to what is written', () => {
    const project = planProject(
      planJson([{ written: { encrypted: constant(true) }, after: { encrypted: true, final_snapshot: false } }]),
    );
    const volume = find(project, 'aws_ebs_volume.a');
    assert.ok(at(volume, 'encrypted').site);
    assert.equal(at(volume, 'final_snapshot').site, undefined);
  });
});
